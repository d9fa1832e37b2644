import { isOpen, type Row } from './listing.ts';

/** So much time before it is over, a promise calls for attention. Milliseconds. */
const NEAR = 5 * 60_000;

export type Due = { tone: 'calm' | 'near' | 'over'; left: number } | { tone: 'missed' };

/** Where the promise to the customer stands; null where nothing is promised. */
export const dueOf = (row: Pick<Row, 'status' | 'dueAt' | 'breached'>, now: number): Due | null => {
  if (!isOpen(row)) return null;
  if (row.dueAt === null) return row.breached.length > 0 ? { tone: 'missed' } : null;
  const left = row.dueAt - now;
  if (left < 0) return { tone: 'over', left };
  // What was missed once stays red until the conversation ends.
  return { tone: row.breached.length > 0 ? 'over' : left <= NEAR ? 'near' : 'calm', left };
};
