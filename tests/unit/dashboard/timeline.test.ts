import { describe, expect, it } from 'vitest';
import { toBlocks } from '#dashboard/src/model/blocks.ts';
import type { OutboxItem } from '#dashboard/src/model/outgoing.ts';
import { leavesGap, merge } from '#dashboard/src/model/timeline.ts';
import { agentSays, asked, customerSays, ME, notice, taken } from './samples.ts';

const pending = (clientMessageId: string, changes: Partial<OutboxItem> = {}): OutboxItem => ({
  conversationId: 'c',
  clientMessageId,
  text: 'On its way',
  at: 9_000,
  state: 'queued',
  attempts: 0,
  notBefore: 0,
  error: null,
  ...changes,
});
const NONE = { receivedSeq: 0, seenSeq: 0 };

describe('merging entries', () => {
  it('keeps each seq once and in order, whatever order they come in', () => {
    const merged = merge(
      [customerSays(1), customerSays(4)],
      [customerSays(3), customerSays(4), customerSays(2), customerSays(5)],
    );
    expect(merged.map((entry) => entry.seq)).toEqual([1, 2, 3, 4, 5]);
  });
  it('returns the same list when there is nothing new', () => {
    const known = [customerSays(1)];
    expect(merge(known, [customerSays(1)])).toBe(known);
  });
  it('notices what is missing in between', () => {
    expect(leavesGap([customerSays(1), customerSays(2)], [customerSays(4)])).toBe(true);
    expect(leavesGap([customerSays(1), customerSays(2)], [customerSays(2), customerSays(3)])).toBe(false);
    expect(leavesGap([customerSays(2)], [customerSays(1)])).toBe(false);
  });
});

describe('the thread', () => {
  it('shows a message on its way once, also while its entry is there already', () => {
    const before = toBlocks([customerSays(1)], [pending('m1')], ME, NONE);
    expect(before.filter((block) => block.kind === 'message')).toHaveLength(2);
    const after = toBlocks([customerSays(1), agentSays(2, 'm1')], [pending('m1', { state: 'sent' })], ME, NONE);
    expect(after.filter((block) => block.kind === 'message')).toHaveLength(2);
  });

  it('marks delivery from the receipts', () => {
    const entries = [agentSays(1, 'a'), agentSays(2, 'b'), agentSays(3, 'c')];
    const blocks = toBlocks(entries, [pending('d', { state: 'failed', error: 'not_in_charge' })], ME, {
      seenSeq: 1,
      receivedSeq: 2,
    });
    expect(blocks.flatMap((block) => (block.kind === 'message' ? [block.delivery] : []))).toEqual([
      'read',
      'delivered',
      'sent',
      'failed',
    ]);
  });

  it('joins a notice to the event before it and tells how long the customer waited', () => {
    const blocks = toBlocks(
      [asked(1, 1_000), taken(2, 39_000), notice(3, 'You are being transferred to Agent', 39_000)],
      [],
      ME,
      NONE,
    );
    const events = blocks.flatMap((block) => (block.kind === 'event' ? [block] : []));
    expect(events.map((event) => event.entry.type)).toEqual(['handoverRequested', 'taken']);
    expect(events[0]?.waited).toBe(38_000);
    expect(events[1]?.told).toBe('You are being transferred to Agent');
  });

  it('shows a notice that no event caused by itself', () => {
    const blocks = toBlocks([customerSays(1), notice(2, 'Welcome')], [], ME, NONE);
    expect(blocks.at(-1)).toMatchObject({ kind: 'event', told: null });
  });

  it('puts a head before each day', () => {
    const day = 86_400_000;
    const blocks = toBlocks(
      [customerSays(1, 'a', day), customerSays(2, 'b', day + 1), customerSays(3, 'c', 3 * day)],
      [],
      ME,
      NONE,
    );
    expect(blocks.map((block) => block.kind)).toEqual(['day', 'message', 'message', 'day', 'message']);
  });

  it('gives every block a key of its own', () => {
    const blocks = toBlocks(
      [customerSays(1), asked(2), taken(3), notice(4, 'x')],
      [pending('a'), pending('b')],
      ME,
      NONE,
    );
    expect(new Set(blocks.map((block) => block.key)).size).toBe(blocks.length);
  });
});

describe('what goes through a platform', () => {
  const messages = (deliveries: Parameters<typeof toBlocks>[4]) =>
    toBlocks(
      [customerSays(1), agentSays(2, 'm1'), agentSays(3, 'm2')],
      [],
      ME,
      { receivedSeq: 9, seenSeq: 9 },
      deliveries,
    )
      .filter((block) => block.kind === 'message')
      .map(({ delivery, there }) => [delivery, there?.why ?? null]);

  it('is as far as the platform has told, and waits where nothing is known', () => {
    const failed = { seq: 2, status: 'failed', why: 'Not on WhatsApp.', failure: 'recipient' } as const;
    expect(messages(new Map([[2, failed]]))).toEqual([
      [null, null],
      ['failed', 'Not on WhatsApp.'],
      ['queued', null],
    ]);
  });

  it('on the web goes by what the customer’s page has said', () => {
    expect(messages(null)).toEqual([
      [null, null],
      ['read', null],
      ['read', null],
    ]);
  });
});
