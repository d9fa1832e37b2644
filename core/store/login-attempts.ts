import { type Connection, Schema } from 'mongoose';
import type { Instant } from '../domain/ids.ts';
import { duplicateKey } from './duplicate-key.ts';

type AttemptsRow = { _id: string; failures: number; blockedUntil: Instant; expiresAt: Date };

const schema = new Schema<AttemptsRow>(
  {
    _id: { type: String, required: true },
    failures: { type: Number, required: true },
    blockedUntil: { type: Number, required: true },
    expiresAt: { type: Date, required: true },
  },
  { autoIndex: false, versionKey: false, strict: 'throw', collection: 'login_attempts' },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** Failures beyond `free` are each followed by a pause that doubles. Milliseconds. */
export type Patience = { free: number; firstPause: number; longestPause: number; forgetAfter: number };

/** Zero, not now, while guesses are free: another's guess may have begun a moment before this one. */
const blockedUntil = (failures: number, { free, firstPause, longestPause }: Patience, now: Instant): Instant =>
  failures < free ? 0 : now + Math.min(longestPause, firstPause * 2 ** (failures - free));

export type LoginAttemptsStore = ReturnType<typeof createLoginAttemptsStore>;

/** Counts guesses where every gateway sees them. A key is made by the caller and holds no personal data. */
export const createLoginAttemptsStore = (connection: Connection) => {
  const attempts = connection.model<AttemptsRow>('LoginAttempts', schema);

  /**
   * Counts one guess before it is checked, so that parallel guesses are not free.
   * Answers how long the caller still has to wait, 0 when the guess may be made.
   */
  const begin = async (key: string, patience: Patience, now: Instant): Promise<number> => {
    for (let round = 0; round < 10; round++) {
      const row = await attempts.findById(key).lean<AttemptsRow>();
      if (row && row.blockedUntil > now) return row.blockedUntil - now;
      const forgotten = row !== null && row.expiresAt.getTime() <= now;
      const failures = (row && !forgotten ? row.failures : 0) + 1;
      const next = {
        failures,
        blockedUntil: blockedUntil(failures, patience, now),
        expiresAt: new Date(now + patience.forgetAfter),
      };
      if (await replace(key, row, next)) return 0;
    }
    return patience.firstPause;
  };

  const replace = async (key: string, seen: AttemptsRow | null, next: Omit<AttemptsRow, '_id'>): Promise<boolean> => {
    if (seen) {
      const { failures, blockedUntil } = seen;
      return (await attempts.updateOne({ _id: key, failures, blockedUntil }, { $set: next })).modifiedCount === 1;
    }
    try {
      await attempts.create({ _id: key, ...next });
      return true;
    } catch (error) {
      if (duplicateKey(error)) return false;
      throw error;
    }
  };

  return {
    begin,
    /** A right password makes the guesses before it harmless. */
    forget: async (key: string): Promise<void> => {
      await attempts.deleteOne({ _id: key });
    },
    ensureIndexes: (): Promise<void> => attempts.createIndexes(),
  };
};
