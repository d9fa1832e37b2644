import { expect, test } from 'vitest';
import { hasVanished, isPresent, lastSeen, PRESENCE_LEASE, PRESENCE_RENEWAL } from '#core/domain/presence.ts';

const GRACE = 30_000;
const at = 1_000_000;

test('one renewal may be lost without ending anybody’s presence', () => {
  expect(PRESENCE_LEASE).toBeGreaterThan(2 * PRESENCE_RENEWAL);
});

test('who is connected to any gateway is there', () => {
  const seen = { first: at - PRESENCE_LEASE, second: at - PRESENCE_LEASE + 1 };
  expect(isPresent({ seen }, at)).toBe(true);
  expect(isPresent({ seen }, at + 1)).toBe(false);
  expect(isPresent({ seen: {} }, at)).toBe(false);
});

test.each([
  ['was seen within the grace', { seen: { g: at - GRACE + 1 }, leftAt: 0 }, 0, false],
  ['was seen before it', { seen: { g: at - GRACE }, leftAt: 0 }, 0, true],
  ['closed the last connection within it', { seen: { g: at - 99_999 }, leftAt: at - 5_000 }, 0, false],
  ['closed it before', { seen: {}, leftAt: at - GRACE }, 0, true],
  ['is there on another gateway', { seen: { g: at - 99_999, h: at - 1 }, leftAt: at - 99_999 }, 0, false],
  ['could not have been seen for as long', { seen: { g: at - 99_999 }, leftAt: 0 }, at - GRACE + 1, false],
  ['could have been seen for as long', { seen: { g: at - 99_999 }, leftAt: 0 }, at - GRACE, true],
  ['never had a connection', { seen: {}, leftAt: 0 }, 0, false],
])('who %s', (_who, presence, watchedSince, vanished) => {
  expect(hasVanished(presence, at, GRACE, watchedSince)).toBe(vanished);
});

test('the last sign of life is the latest of all', () => {
  expect(lastSeen({ seen: { g: at, h: at - 1 }, leftAt: at - 2 })).toBe(at);
});
