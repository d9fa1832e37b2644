import type { mongo } from 'mongoose';
import { createBatcher } from './batcher.ts';

type WriteErrors = { writeErrors?: { index: number; code: number }[] };

/** Which of the documents were refused as duplicates; any other failure is thrown. */
const duplicatesOf = (error: unknown): Set<number> => {
  const failures = (error as WriteErrors).writeErrors;
  if (!Array.isArray(failures) || failures.some((failure) => failure.code !== 11000)) throw error;
  return new Set(failures.map((failure) => failure.index));
};

/**
 * Inserts of the same moment travel in one command. Resolves when a call's documents are durable, with whether each
 * was new: false for one that a unique index refused.
 */
export const createInserter = <T extends { _id: string }>(
  collection: () => mongo.Collection<T>,
): ((documents: readonly T[]) => Promise<boolean[]>) =>
  createBatcher(async (calls: (readonly T[])[]): Promise<boolean[][]> => {
    const all = calls.flat();
    let duplicates = new Set<number>();
    try {
      await collection().insertMany(all as mongo.OptionalUnlessRequiredId<T>[], { ordered: false });
    } catch (error) {
      duplicates = duplicatesOf(error);
    }
    let index = 0;
    return calls.map((documents) => documents.map(() => !duplicates.has(index++)));
  });
