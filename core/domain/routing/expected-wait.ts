import type { Instant } from '../ids.ts';

/** A conversation that somebody took out of the queue: since when it had waited, and when it was taken. */
export type Take = { since: Instant; at: Instant };
/** How long the one in front waits, on the average, and from how many takes that is known. Milliseconds. */
export type Pace = { each: number; known: number };
/** Whole minutes, rounded up. */
export type Wait = { from: number; to: number };

/** So far back what happened says something about what will. Milliseconds. */
export const PACE_WINDOW = 3_600_000;
const FEWEST = 3;

/**
 * How quickly the queue moves, from what was taken within the window. What counts is how long each was the next one: since the
 * take before it, or since it came, if that was later. So a quiet hour in which everybody was answered at once is not
 * mistaken for a slow one. Null where too little is known.
 * @param headSince since when the one who is next now waits; null when nobody does
 */
export const paceOf = (takes: readonly Take[], headSince: Instant | null, now: Instant): Pace | null => {
  const from = now - PACE_WINDOW;
  const sorted = takes.filter(({ at }) => at > from && at <= now).sort((a, b) => a.at - b.at);
  const gaps: number[] = [];
  for (const [i, { since, at }] of sorted.entries()) {
    // Nobody can say since when it was the next one: the take before it is longer ago.
    if (i === 0 && since < from) continue;
    gaps.push(at - Math.max(since, sorted[i - 1]?.at ?? 0));
  }
  const known = gaps.length;
  if (known < FEWEST) return null;
  const each = mean(gaps);
  // Who is next now waits for longer than the others did: then so will those behind.
  const stalled = headSince === null ? 0 : now - Math.max(headSince, sorted.at(-1)?.at ?? 0);
  return { each: stalled > each ? mean([...gaps, stalled]) : each, known };
};

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** What may be said to who is at this place; null for "we don't know". The further in front, the less is certain. */
export const expectedWait = (position: number, pace: Pace | null): Wait | null => {
  if (pace === null) return null;
  const likely = position * pace.each;
  const spread = Math.min(1, Math.sqrt(1 / position + 1 / pace.known));
  return { from: minutes(likely), to: minutes(likely * (1 + spread)) };
};

/** Rounded up, the coarser the longer it is. */
const minutes = (milliseconds: number): number => {
  const exact = milliseconds / 60_000;
  const step = exact <= 10 ? 1 : exact <= 60 ? 5 : 15;
  return Math.max(1, Math.ceil(exact / step) * step);
};
