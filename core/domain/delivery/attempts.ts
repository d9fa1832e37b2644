import type { Instant } from '../ids.ts';

/** Between two attempts of one message. Milliseconds. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 5 * 60_000;
/** After so long nobody wants the message any more that the platform has refused all the time. */
const GIVEN_UP_AFTER = 24 * 3_600_000;
/** So many refusals in a row, of whatever messages, say that it is the platform. */
const FAILURES_OF_AN_OUTAGE = 5;

/** @param chance from 0 to 1 */
const pauseAfter = (failures: number, chance: number): number =>
  Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(failures - 1, 20)) * (0.5 + chance / 2);

export type Refused = {
  attempts: number;
  /** When it was refused first, since it can be tried. */
  refusedAt: Instant;
  afterMs: number | undefined;
  now: Instant;
  chance: number;
};

/** When a message is tried again that the platform did not take; null when it has been tried for long enough. */
export const nextAttemptAt = ({ attempts, refusedAt, afterMs = 0, now, chance }: Refused): Instant | null => {
  const at = now + Math.max(afterMs, pauseAfter(attempts, chance));
  return at > refusedAt + GIVEN_UP_AFTER ? null : at;
};

/** Until when nothing is sent through an account at all, after so many refusals in a row; null to go on. */
export const closedUntil = (failures: number, now: Instant, chance: number): Instant | null =>
  failures < FAILURES_OF_AN_OUTAGE ? null : now + pauseAfter(failures - FAILURES_OF_AN_OUTAGE + 1, chance);
