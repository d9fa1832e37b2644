import { readFileSync } from 'node:fs';

/*
 * The system's own account of a thread's time (Linux only): what it worked, and for how long it was ready while another
 * had the processor. So a stretch of time can be told apart from what else the machine did.
 */

/** Milliseconds, `at` since the epoch, the others since the thread began. */
export type Account = { at: number; worked: number; kept: number };

/** Of the process's main thread. */
export const account = (): Account => {
  const [worked = 0, kept = 0] = readFileSync('/proc/self/schedstat', 'utf8').split(' ').map(Number);
  return { at: performance.timeOrigin + performance.now(), worked: worked / 1e6, kept: kept / 1e6 };
};

/** Processor time is counted by ticks of the system. */
const inexact = 4;

/**
 * Milliseconds between two looks that the thread had for itself. No more than processor time with its inexactness is
 * counted, because threads that collect garbage are waited for, and may have to wait themselves.
 */
export const between = (from: Account, to: Account): number =>
  Math.min(to.at - from.at - (to.kept - from.kept), to.worked - from.worked + inexact);
