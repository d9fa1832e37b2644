import { describe, expect, it } from 'vitest';
import { afterFailure, backoff, nextToSend, type OutboxItem, revive } from '#dashboard/src/model/outgoing.ts';

const item = (clientMessageId: string, changes: Partial<OutboxItem> = {}): OutboxItem => ({
  conversationId: 'c1',
  clientMessageId,
  text: 'Hi',
  at: 1,
  state: 'queued',
  attempts: 0,
  notBefore: 0,
  error: null,
  ...changes,
});

describe('the outbox', () => {
  it('sends in the order of writing, one at a time per conversation', () => {
    expect(nextToSend([item('a'), item('b')], 10)?.clientMessageId).toBe('a');
    expect(nextToSend([item('a', { state: 'sending' }), item('b')], 10)).toBeNull();
    expect(nextToSend([item('a', { state: 'sent' }), item('b')], 10)?.clientMessageId).toBe('b');
  });

  it('never lets a message overtake one that failed or waits for its next try', () => {
    expect(nextToSend([item('a', { state: 'failed' }), item('b')], 10)).toBeNull();
    expect(nextToSend([item('a', { notBefore: 20 }), item('b')], 10)).toBeNull();
  });

  it('does not let one conversation hold up another', () => {
    const blocked = [item('a', { state: 'failed' }), item('b'), item('c', { conversationId: 'c2' })];
    expect(nextToSend(blocked, 10)?.clientMessageId).toBe('c');
  });

  it('tries again later when that may help, and asks the agent when it does not', () => {
    expect(afterFailure(item('a'), 'network', true, 1_000)).toMatchObject({
      state: 'queued',
      attempts: 1,
      notBefore: 2_000,
      error: null,
    });
    expect(afterFailure(item('a'), 'not_in_charge', false, 1_000)).toMatchObject({
      state: 'failed',
      error: 'not_in_charge',
    });
  });

  it('waits longer each time, half a minute at most', () => {
    expect([1, 2, 3, 4, 5, 6, 20].map(backoff)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('sends again what a closed page was in the middle of sending', () => {
    expect(revive(item('a', { state: 'sending', notBefore: 9 }))).toMatchObject({ state: 'queued', notBefore: 0 });
    expect(revive(item('a', { state: 'failed' })).state).toBe('failed');
  });
});
