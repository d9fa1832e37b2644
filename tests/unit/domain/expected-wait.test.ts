import { describe, expect, test } from 'vitest';
import { expectedWait, paceOf, type Take } from '#core/domain/routing/expected-wait.ts';

const MINUTE = 60_000;
const NOW = 100 * 60 * MINUTE;
const ago = (minutes: number): number => NOW - minutes * MINUTE;
/** Came so many minutes ago, and was taken so many minutes ago. */
const take = (since: number, at: number): Take => ({ since: ago(since), at: ago(at) });

describe('the pace of a queue', () => {
  test('is not known from fewer than three takes, nor from what is longer ago than an hour', () => {
    expect(paceOf([], null, NOW)).toBeNull();
    expect(paceOf([take(30, 28), take(20, 18)], null, NOW)).toBeNull();
    expect(paceOf([take(90, 80), take(80, 70), take(70, 61), take(30, 28)], null, NOW)).toBeNull();
  });

  test('is how often one is taken, where somebody always waits', () => {
    const busy = [take(58, 50), take(57, 45), take(56, 40), take(55, 35)];
    expect(paceOf(busy, null, NOW)).toEqual({ each: 5.75 * MINUTE, known: 4 });
  });

  test('is how long each waited, where nobody waits long: a quiet hour is no slow one', () => {
    const quiet = [take(50, 49), take(30, 29), take(10, 9)];
    expect(paceOf(quiet, null, NOW)).toEqual({ each: MINUTE, known: 3 });
  });

  test('does not count the night before as slowness', () => {
    const morning = [take(600, 10), take(590, 9), take(580, 8), take(570, 7)];
    expect(paceOf(morning, null, NOW)).toEqual({ each: MINUTE, known: 3 });
  });

  test('slows down when the one in front waits for longer than the others did', () => {
    const takes = [take(50, 49), take(48, 47), take(46, 45)];
    expect(paceOf(takes, ago(1), NOW)?.each).toBe(MINUTE);
    expect(paceOf(takes, ago(41), NOW)?.each).toBe(11 * MINUTE);
  });
});

describe('the expected wait', () => {
  const pace = { each: 2 * MINUTE, known: 8 };

  test('is not known without a pace', () => {
    expect(expectedWait(1, null)).toBeNull();
  });

  test('is a range of whole minutes, never less than one', () => {
    expect(expectedWait(1, { each: 1_000, known: 20 })).toEqual({ from: 1, to: 1 });
    expect(expectedWait(1, pace)).toEqual({ from: 2, to: 4 });
    expect(expectedWait(3, pace)).toEqual({ from: 6, to: 15 });
  });

  test('gets coarser the longer it is, and grows with the place', () => {
    expect(expectedWait(20, pace)).toEqual({ from: 40, to: 60 });
    expect(expectedWait(100, pace)?.from).toBe(210);
    for (let place = 2; place <= 200; place++) {
      const [before, here] = [expectedWait(place - 1, pace), expectedWait(place, pace)];
      expect(here?.from).toBeGreaterThanOrEqual(before?.from ?? 0);
      expect(here?.to).toBeGreaterThanOrEqual(here?.from ?? 0);
    }
  });
});
