import type { Instant } from '../ids.ts';
import { WEEKDAYS, type Weekday } from './business-hours.ts';

/** A day by the calendar of a place: `2026-12-25`. */
export type LocalDay = { date: string; weekday: Weekday };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-US', { ...fields, second: '2-digit', hourCycle: 'h23', timeZone });
  formats.set(timeZone, format);
  return format;
};

/** Whether the time zone database knows the name. */
export const isTimeZone = (name: string): boolean => {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
};

/** What a clock on the wall shows, as if it were UTC. */
const wallClock = (at: Instant, timeZone: string): number => {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

export const localDay = (at: Instant, timeZone: string): LocalDay => dayOf(wallClock(at, timeZone));

const dayOf = (wall: number): LocalDay => ({
  date: new Date(wall).toISOString().slice(0, 10),
  weekday: WEEKDAYS[new Date(wall).getUTCDay()] ?? 'sunday',
});

export const dayAfter = ({ date }: LocalDay): LocalDay => dayOf(Date.parse(date) + DAY);

/**
 * The instant at which the clock shows this many minutes after midnight. A time that the clock skips becomes the one
 * after the gap; of a time that it shows twice, the first is meant.
 */
export const instantOf = ({ date }: LocalDay, minutes: number, timeZone: string): Instant => {
  const wanted = Date.parse(date) + minutes * MINUTE;
  const offsetAt = (at: Instant): number => wallClock(at, timeZone) - at;
  const [before, after] = [offsetAt(wanted - DAY), offsetAt(wanted + DAY)];
  const candidates = [wanted - before, wanted - after].sort((a, b) => a - b);
  return candidates.find((at) => wallClock(at, timeZone) === wanted) ?? wanted - Math.min(before, after);
};
