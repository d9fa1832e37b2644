import type { Instant } from '../ids.ts';

/** Between two attempts to fetch one file. Milliseconds. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 10 * 60_000;
/** After so long a platform that never gave the file is not asked again. */
const GIVEN_UP_AFTER = 24 * 3_600_000;
/** A process that died on a file so often died of it. */
export const MOST_DEATHS = 4;
/** Who has not come back from an attempt by then is thought to be dead. Milliseconds. */
const PATIENCE = 15_000;

/** When a file is tried again that could not be had; null when that has been tried for long enough. */
export const nextFetchAt = (
  { attempts, createdAt }: { attempts: number; createdAt: Instant },
  now: Instant,
  chance: number,
): Instant | null => {
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(attempts - 1, 20)) * (0.5 + chance / 2);
  return isGivenUp(createdAt, now + pause) ? null : now + pause;
};

export const isGivenUp = (createdAt: Instant, now: Instant): boolean => now > createdAt + GIVEN_UP_AFTER;

/** When somebody else looks after a file whose attempt begins now. */
export const abandonedAt = (now: Instant): Instant => now + PATIENCE;
