import { expect, test } from 'vitest';
import type { SessionLease } from '#core/store/session-leases.ts';
import { isFree, toTake } from '#workers/sessions/choose.ts';

const NOW = 1_000_000;
const AWAY = 60_000;
const lease = (id: string, changes: Partial<SessionLease> = {}): SessionLease => ({
  ...{ id, owner: 'another', fence: 1, expiresAt: NOW + 1, home: 'here' },
  ...changes,
});
const taker = (changes: object = {}) => ({
  held: new Set<string>(),
  most: 10,
  home: 'here',
  awayFor: AWAY,
  ...changes,
});
const idsOf = (wanted: string[], leases: SessionLease[], changes: object = {}) =>
  toTake({ wanted, leases, now: NOW }, taker(changes)).map(({ id }) => id);

test.each<[string, SessionLease | null, boolean]>([
  ['nobody ever had it', null, true],
  ['somebody has it', lease('a'), false],
  ['its time ends in this moment', lease('a', { expiresAt: NOW }), false],
  ['its time is over', lease('a', { expiresAt: NOW - 1 }), true],
  ['it was given back', lease('a', { owner: null, expiresAt: NOW - 1 }), true],
  ['who has its pairing may come back', lease('a', { home: 'there', expiresAt: NOW - AWAY }), false],
  ['who has its pairing does not come back', lease('a', { home: 'there', expiresAt: NOW - AWAY - 1 }), true],
])('when %s', (_, seen, free) => {
  expect(isFree(seen, NOW, taker())).toBe(free);
});

test('nothing is taken beyond what there is room for, nor what is held already', () => {
  expect(idsOf(['a', 'b', 'c', 'd'], [], { held: new Set(['a', 'x']), most: 4 })).toEqual(['b', 'c']);
  expect(idsOf(['a'], [], { held: new Set(['x']), most: 1 })).toEqual([]);
});

test('what has waited longest comes first', () => {
  const leases = [lease('a', { expiresAt: NOW - 10 }), lease('b', { expiresAt: NOW - 20 })];
  expect(idsOf(['a', 'b'], leases, { most: 1 })).toEqual(['b']);
});

test('it is taken as it was seen', () => {
  const seen = lease('a', { expiresAt: NOW - 10, fence: 7 });
  expect(toTake({ wanted: ['a', 'b'], leases: [seen], now: NOW }, taker())).toEqual([
    { id: 'b', seen: null },
    { id: 'a', seen },
  ]);
});
