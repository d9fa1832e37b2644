import { describe, expect, it } from 'vitest';
import { alertsOf } from '#dashboard/src/model/alerts.ts';
import { toBlocks } from '#dashboard/src/model/blocks.ts';
import { dueOf } from '#dashboard/src/model/due.ts';
import { arrange } from '#dashboard/src/model/listing.ts';
import type { Entry } from '#dashboard/src/model/timeline.ts';
import { ME, mine, OTHER, type row, taken, waiting } from './samples.ts';

const MINUTE = 60_000;
const NOW = 1_000 * MINUTE;

describe('the promise to a customer', () => {
  const tone = (changes: Parameters<typeof waiting>[2]) => dueOf(waiting('a', 1, changes), NOW)?.tone ?? null;

  it('is calm, near in its last five minutes, and over once its time has come', () => {
    expect(tone({ dueAt: NOW + 5 * MINUTE + 1 })).toBe('calm');
    expect(tone({ dueAt: NOW + 5 * MINUTE })).toBe('near');
    expect(tone({ dueAt: NOW })).toBe('near');
    expect(tone({ dueAt: NOW - 1 })).toBe('over');
  });
  it('stays missed, whatever is promised next, until the conversation ends', () => {
    expect(tone({ dueAt: null, breached: ['firstReply'] })).toBe('missed');
    expect(tone({ dueAt: NOW + 60 * MINUTE, breached: ['firstReply'] })).toBe('over');
    expect(tone({ dueAt: null, breached: ['firstReply'], status: 'resolved' })).toBeNull();
    expect(tone({ dueAt: null })).toBeNull();
  });
});

describe('the order of who waits', () => {
  const keys = (order: 'queue' | 'due', rows: ReturnType<typeof row>[]) =>
    arrange(rows, 'waiting', ME, false, order).map(({ key }) => key);
  const old = waiting('old', NOW - 15 * MINUTE, { priority: 2, dueAt: NOW + 50 * MINUTE });
  const urgent = waiting('urgent', NOW, { priority: 0, dueAt: NOW + 60 * MINUTE });
  const soon = waiting('soon', NOW, { priority: 3, dueAt: NOW + MINUTE });
  const unpromised = waiting('unpromised', NOW - 60 * MINUTE, { priority: 2 });

  it('is the queue’s: priority, with ten minutes of waiting counting as one step of it', () => {
    expect(keys('queue', [soon, urgent, old, unpromised])).toEqual(['unpromised', 'urgent', 'old', 'soon']);
    const older = { ...old, waitingSince: NOW - 21 * MINUTE };
    expect(keys('queue', [urgent, older])).toEqual(['old', 'urgent']);
  });
  it('or the due time, with those who are promised nothing at the end, newest activity first', () => {
    const last = waiting('last', NOW - 61 * MINUTE, { priority: 0 });
    expect(keys('due', [last, unpromised, urgent, old, soon])).toEqual(['soon', 'old', 'urgent', 'unpromised', 'last']);
  });
  it('by due time holds for every group and tab of open ones; what has ended goes by activity', () => {
    const own = [mine('own', 9), { ...mine('own-due', 1), dueAt: NOW }];
    const theirs = own.map((one) => ({ ...one, id: one.id.replace('own', 'their'), agentId: OTHER }));
    const all = arrange([...own, ...theirs, soon], 'all', ME, false, 'due').map(({ key }) => key);
    expect(all).toEqual([
      'group:needs',
      'soon',
      'group:yours',
      'own-due',
      'own',
      'group:everyone',
      'their-due',
      'their',
    ]);
    expect(arrange(own, 'mine', ME, false, 'due')[0]?.key).toBe('own-due');
    const ended = own.map((one) => ({ ...one, status: 'resolved' as const }));
    expect(arrange(ended, 'closed', ME, false, 'due')[0]?.key).toBe('own');
  });
  it('who asks for me comes first in either', () => {
    const offered = waiting('offered', NOW, { priority: 3, offer: { agentId: ME, expiresAt: NOW } });
    for (const order of ['queue', 'due'] as const) expect(keys(order, [soon, urgent, offered])[0]).toBe('offered');
  });
});

const note = (seq: number, id: string, text = 'Offer a refund'): Entry => ({
  ...{ seq, at: seq, by: { kind: 'agent', id, name: id === ME ? 'Maya' : 'Boss' }, type: 'note', text },
});

describe('what an agent is told of wherever they are', () => {
  const breach = (what: 'firstReply' | 'resolution'): Entry => ({
    ...{ seq: 7, at: 7, by: { kind: 'system' }, type: 'serviceLevelBreached', what, priority: 1 },
  });
  const kinds = (...args: Parameters<typeof alertsOf>) => alertsOf(...args).map(({ kind }) => kind);
  const agent = { id: ME, role: 'agent' } as const;
  const supervisor = { id: ME, role: 'supervisor' } as const;

  it('a missed promise, to supervisors and to who is in charge', () => {
    expect(kinds(waiting('a', 1), [breach('firstReply')], supervisor, null)).toEqual(['firstReply']);
    expect(kinds(mine('a', 1), [breach('resolution')], agent, null)).toEqual(['resolution']);
    expect(kinds(waiting('a', 1), [breach('firstReply')], agent, null)).toEqual([]);
  });
  it('a whisper, to who is in charge and does not have it open', () => {
    expect(kinds(mine('a', 1), [note(3, OTHER)], agent, null)).toEqual(['whisper']);
    expect(kinds(mine('a', 1), [note(3, OTHER)], agent, 'a')).toEqual([]);
    expect(kinds(mine('a', 1), [note(3, ME)], agent, null)).toEqual([]);
    expect(kinds(waiting('a', 1), [note(3, OTHER)], supervisor, null)).toEqual([]);
  });
});

describe('a note beside the one in charge', () => {
  const whispers = (entries: Entry[]) =>
    toBlocks(entries, [], ME, { receivedSeq: 0, seenSeq: 0 }).flatMap((block) =>
      block.kind === 'message' && block.from === 'note' ? [block.whisperTo?.id ?? null] : [],
    );
  const back: Entry = { seq: 5, at: 5, by: { kind: 'system' }, type: 'unassigned', reason: 'agent' };

  it('is a whisper to them; one’s own, and one while nobody is in charge, is a note', () => {
    const entries = [note(1, OTHER), taken(2), note(3, OTHER), note(4, ME), back, note(6, OTHER)];
    expect(whispers(entries)).toEqual([null, ME, null, null]);
  });
});
