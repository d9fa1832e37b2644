import { describe, expect, it } from 'vitest';
import { ago, dayName, firstName, initials, span, stopwatch } from '#dashboard/src/model/format.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('times', () => {
  it.each([
    [0, '0:00'],
    [52_999, '0:52'],
    [161_000, '2:41'],
    [HOUR + 2 * MINUTE + 9_000, '1:02:09'],
    [-5, '0:00'],
  ])('a stopwatch at %i ms says %s', (length, words) => expect(stopwatch(length)).toBe(words));

  it.each([
    [38_000, '38 s'],
    [4 * MINUTE, '4 min'],
    [3 * HOUR, '3 h'],
    [50 * HOUR, '2 d'],
  ])('a span of %i ms is %s', (length, words) => expect(span(length)).toBe(words));

  it('says now within the first minute, the date after a day', () => {
    const now = new Date(2026, 10, 21, 12).getTime();
    expect(ago(now - 59_000, now, 'en-GB', 'now')).toBe('now');
    expect(ago(now - 4 * MINUTE, now, 'en-GB', 'now')).toBe('4 min');
    expect(ago(now - 48 * HOUR, now, 'en-GB', 'now')).toBe('19 Nov');
    expect(ago(new Date(2025, 2, 1).getTime(), now, 'en-GB', 'now')).toBe('1 Mar 2025');
  });

  it('names today and yesterday by the calendar, not by hours', () => {
    const now = new Date(2026, 10, 21, 0, 5).getTime();
    const words = { today: 'Today', yesterday: 'Yesterday' };
    expect(dayName(now - MINUTE, now, 'en-GB', words)).toBe('Today');
    expect(dayName(now - 6 * MINUTE, now, 'en-GB', words)).toBe('Yesterday');
  });
});

describe('names', () => {
  it.each([
    ['Priya Nair', 'PN'],
    ['Visitor 7F3A', 'V7'],
    ['+44 7700 900118', '18'],
    ['øyvind', 'Ø'],
    ['', '?'],
  ])('%s is abbreviated to %s', (name, letters) => expect(initials(name)).toBe(letters));

  it('takes the first name of people only', () => {
    expect(firstName('Tomás Oliveira')).toBe('Tomás');
    expect(firstName('+44 7700 900118')).toBe('+44 7700 900118');
  });
});
