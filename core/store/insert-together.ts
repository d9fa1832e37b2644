import { mongo } from 'mongoose';
import { BatonError } from '../domain/errors.ts';
import { createBatcher } from './batcher.ts';

/**
 * Which of so many documents were refused as duplicates, when all others are durable; any other failure is thrown.
 * The driver reports a broken connection and a missed write concern in the same kind of error, without a refusal.
 */
const duplicatesOf = (error: unknown, sent: number): Set<number> => {
  if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
  const refusals = [error.writeErrors].flat();
  if (refusals.some(({ code }) => code !== 11000)) throw error;
  if (error.insertedCount + refusals.length < sent || error.result.getWriteConcernError())
    throw new BatonError('unavailable', 'The store did not confirm the write.');
  return new Set(refusals.map(({ index }) => index));
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
      duplicates = duplicatesOf(error, all.length);
    }
    let index = 0;
    return calls.map((documents) => documents.map(() => !duplicates.has(index++)));
  });
