import { located } from '../errors.ts';

const clocks = new Map<string, Intl.DateTimeFormat>();

/**
 * How many milliseconds a zone's clocks are ahead of UTC at a time.
 * A zone is `UTC`, an offset such as `+02:00`, or a name such as `Europe/Berlin`. Throws 40485 for anything else.
 */
export function offsetAt(time: number, timezone: string): number {
  if (timezone === 'UTC' || timezone === 'GMT' || timezone === 'Z') return 0;
  const [whole, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(timezone) ?? [];
  if (whole) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const parts: Record<string, number> = {};
  for (const { type, value } of clockOf(timezone).formatToParts(time)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(time / 1000) * 1000;
}

function clockOf(timezone: string): Intl.DateTimeFormat {
  const found = clocks.get(timezone) ?? newClock(timezone);
  clocks.set(timezone, found);
  return found;
}

function newClock(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric';
  const fields = {
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  } as const;
  try {
    return new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', ...fields });
  } catch {
    throw located(40_485, `unrecognized time zone identifier: "${timeZone}"`);
  }
}
