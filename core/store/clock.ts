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
