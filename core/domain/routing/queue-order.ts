import type { Priority } from '../conversation/state.ts';
import type { Instant } from '../ids.ts';

/** Waiting this long counts as much as one step of priority, so that nothing starves. Milliseconds. */
export const AGEING_STEP = 10 * 60_000;

/** The smaller rank is served first. A constant per conversation: everybody ages at the same speed. */
export const queueRank = (waiting: { since: Instant; priority: Priority }): number =>
  waiting.since + waiting.priority * AGEING_STEP;
