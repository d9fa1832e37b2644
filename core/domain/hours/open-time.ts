import type { Instant } from '../ids.ts';
import type { BusinessHours, Hours } from './business-hours.ts';
import { dayAfter, instantOf, type LocalDay, localDay } from './local-time.ts';

type Span = { from: Instant; to: Instant };
/** A year without an opening is taken as never. */
const DAYS_AHEAD = 366;

const spansOf = ({ timeZone, days, holidays }: BusinessHours, day: LocalDay): Span[] => {
  if (holidays.includes(day.date)) return [];
  const openings = [...(days[day.weekday] ?? [])].sort((a, b) => a.from - b.from);
  const spans = openings.map(({ from, to }) => ({
    from: instantOf(day, from, timeZone),
    to: instantOf(day, to, timeZone),
  }));
  // An opening may lie in the hour that the clock skips.
  return spans.filter(({ from, to }) => from < to);
};

/** Open spans that end after an instant, in order. */
function* spansFrom(hours: BusinessHours, at: Instant): Generator<Span> {
  let day = localDay(at, hours.timeZone);
  for (let i = 0; i < DAYS_AHEAD; i++, day = dayAfter(day))
    for (const span of spansOf(hours, day)) if (span.to > at) yield span;
}

export const isOpenAt = (hours: Hours, at: Instant): boolean => {
  if (hours === null) return true;
  const [next] = spansFrom(hours, at);
  return next !== undefined && next.from <= at;
};

/** When it opens next, `at` itself while it is open; null for never. */
export const nextOpening = (hours: Hours, at: Instant): Instant | null => {
  if (hours === null) return at;
  const [next] = spansFrom(hours, at);
  return next === undefined ? null : Math.max(next.from, at);
};

/** The instant by which so many milliseconds of open time have passed; null when that never comes. */
export const afterOpenTime = (hours: Hours, at: Instant, milliseconds: number): Instant | null => {
  if (hours === null) return at + milliseconds;
  let left = milliseconds;
  let reached = at;
  for (const { from, to } of spansFrom(hours, at)) {
    // Spans that overlap count once.
    const start = Math.max(from, reached);
    if (to <= start) continue;
    if (to - start >= left) return start + left;
    left -= to - start;
    reached = to;
  }
  return null;
};
