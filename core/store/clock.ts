import type { Connection } from 'mongoose';
import type { Instant } from '../domain/ids.ts';
import { within } from './deadline.ts';

/**
 * The time of the store's own clock. What one process writes and another judges, who was there and what has run out, goes by
 * it: a machine whose clock is wrong then neither ends anybody's presence nor keeps the dead alive. Asked anew each time.
 */
export const readStoreClock = async (connection: Connection): Promise<Instant> => {
  const { db } = connection;
  if (!db) throw new Error('The store is not open.');
  const { localTime } = await within(db.command({ hello: 1 }));
  return (localTime as Date).getTime();
};

/** Milliseconds after which what was heard of the store's clock is heard anew. */
const RENEWED = 10_000;

/**
 * The store's clock for who cannot wait for an answer: counted on from the latest one by what this machine measures durations
 * with, whatever its clock on the wall says. As exact as half of what the quickest
 * answer took.
 */
export const createStoreClock = (ask: () => Promise<Instant>, elapsed: () => number = () => performance.now()) => {
  let heard: { ahead: number; at: number } | null = null;
  let asking = false;

  const now = async (): Promise<Instant> => {
    const from = elapsed();
    const time = await ask();
    const at = elapsed();
    // It told this between the question and the answer. What was known before holds as long as that does not contradict it: a
    // slow answer does not make the clock less exact.
    const known = heard?.ahead ?? time - (from + at) / 2;
    heard = { ahead: Math.min(Math.max(known, time - at), time - from), at };
    return time;
  };

  const renew = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    // Until it answers, the earlier one counts on.
    await now().catch(() => undefined);
    asking = false;
  };

  return {
    now,
    /** Before the first answer it is this machine's own. */
    time: (): Instant => {
      if (heard === null) return Date.now();
      if (elapsed() - heard.at > RENEWED) void renew();
      return Math.round(elapsed() + heard.ahead);
    },
  };
};
