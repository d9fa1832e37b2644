import { type Change, SHORT_LOCKS } from './changed-build.ts';
import type { Options } from './parts.ts';
import type { Plan } from './scenario.ts';

/** Everything dies while customers, bots and agents talk; at last Redis, with every bell in it. */
export const KILLED: Plan = {
  customers: 20,
  answered: 6,
  messages: 500,
  pace: 700,
  faults: { killWorker: 4, killGateway: 2, killStore: 2, wipeRedis: 1 },
  lastWords: 'unheard',
};

/** Workers stand still for longer than their locks last, mostly in the middle of something, and wake up again. */
export const FROZEN: Plan = {
  customers: 40,
  waiting: 40,
  messages: 400,
  pace: 500,
  faults: { freezeWorker: 4 },
};
export const frozen = (...changes: Change[]): Options => ({ changes: [...SHORT_LOCKS, ...changes], distance: 30 });

/** Nothing but the last words of everybody, for which no bell is heard. */
export const UNHEARD: Plan = { customers: 20, messages: 100, pace: 0, faults: {}, lastWords: 'unheard' };

/** Longer than any mechanism needs to find what was left lying. */
export const ENOUGH = 8_000;
