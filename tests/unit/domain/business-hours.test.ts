import { describe, expect, test } from 'vitest';
import type { BusinessHours } from '#core/domain/hours/business-hours.ts';
import { isTimeZone } from '#core/domain/hours/local-time.ts';
import { afterOpenTime, isOpenAt, nextOpening } from '#core/domain/hours/open-time.ts';

const at = (text: string): number => Date.parse(text);
const shown = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString().slice(0, 16);
const nineToFive = [{ from: 9 * 60, to: 17 * 60 }];
const weekdays = {
  monday: nineToFive,
  tuesday: nineToFive,
  wednesday: nineToFive,
  thursday: nineToFive,
  friday: nineToFive,
};
const berlin: BusinessHours = { timeZone: 'Europe/Berlin', days: weekdays, holidays: ['2026-12-25'] };
const HOUR = 3_600_000;

describe('business hours', () => {
  test('are those of the place, also across the change of the clock', () => {
    expect(isOpenAt(berlin, at('2026-11-23T08:00Z'))).toBe(true);
    expect(isOpenAt(berlin, at('2026-11-23T07:59Z'))).toBe(false);
    expect(isOpenAt(berlin, at('2026-11-23T15:59Z'))).toBe(true);
    expect(isOpenAt(berlin, at('2026-11-23T16:00Z'))).toBe(false);
    // Summer time began on 29 March.
    expect(isOpenAt(berlin, at('2026-03-30T07:00Z'))).toBe(true);
    expect(isOpenAt(berlin, at('2026-03-27T07:00Z'))).toBe(false);
  });

  test('are closed at the weekend and on holidays, and say when they open next', () => {
    // Friday evening to Monday morning; the Thursday before Christmas to the Monday after.
    expect(shown(nextOpening(berlin, at('2026-11-20T18:00Z')))).toBe('2026-11-23T08:00');
    expect(shown(nextOpening(berlin, at('2026-12-24T17:00Z')))).toBe('2026-12-28T08:00');
    expect(shown(nextOpening(berlin, at('2026-11-23T10:00Z')))).toBe('2026-11-23T10:00');
    expect(nextOpening({ ...berlin, days: {} }, at('2026-11-23T10:00Z'))).toBeNull();
    expect(shown(nextOpening(null, at('2026-11-22T10:00Z')))).toBe('2026-11-22T10:00');
  });

  test('are what a promised time is counted in', () => {
    const friday = at('2026-11-20T15:00Z');
    expect(shown(afterOpenTime(berlin, friday, HOUR))).toBe('2026-11-20T16:00');
    expect(shown(afterOpenTime(berlin, friday, 2 * HOUR))).toBe('2026-11-23T09:00');
    expect(shown(afterOpenTime(berlin, at('2026-11-21T03:00Z'), HOUR))).toBe('2026-11-23T09:00');
    expect(shown(afterOpenTime(null, friday, 48 * HOUR))).toBe('2026-11-22T15:00');
    expect(afterOpenTime({ ...berlin, days: {} }, friday, 1)).toBeNull();
  });

  test('count overlapping openings once', () => {
    const days = { friday: [...nineToFive, { from: 16 * 60, to: 18 * 60 }] };
    expect(shown(afterOpenTime({ ...berlin, days }, at('2026-11-20T14:00Z'), 3 * HOUR))).toBe('2026-11-20T17:00');
  });

  test('may lie in an hour that the clock skips or shows twice', () => {
    const night = { from: 150, to: 180 };
    const hours = { timeZone: 'Europe/Berlin', days: { sunday: [night] }, holidays: [] };
    // On 25 October 2:30 comes twice, the first time at 0:30 UTC; the half hour lasts until the second 3:00.
    expect(shown(nextOpening(hours, at('2026-10-25T00:00Z')))).toBe('2026-10-25T00:30');
    // On 29 March there is no time between 2:30 and 3:00: that day stays closed.
    expect(shown(nextOpening(hours, at('2026-03-28T12:00Z')))).toBe('2026-04-05T00:30');
  });

  test('know the names of time zones', () => {
    expect(isTimeZone('Asia/Kathmandu')).toBe(true);
    expect(isTimeZone('Europe/Atlantis')).toBe(false);
  });
});
