import { AbstractCursor, type BulkWriteResult, type Document } from 'mongodb';
import { isDocument } from './values.ts';

const counts = ['insertedCount', 'matchedCount', 'modifiedCount', 'deletedCount', 'upsertedCount'] as const;

/** The driver's result as the plain document the format describes. */
export function resultOf(result: unknown): unknown {
  if (isBulkWriteResult(result)) {
    const { insertedIds, upsertedIds } = result;
    return { ...Object.fromEntries(counts.map((name) => [name, result[name]])), insertedIds, upsertedIds };
  }
  if (!isDocument(result) || result instanceof AbstractCursor) return result;
  const plain: Document = { ...result };
  // The driver says null where there was no upsert.
  if (plain.upsertedCount === 0 && plain.upsertedId === null) delete plain.upsertedId;
  for (const name of ['insertResults', 'updateResults', 'deleteResults']) {
    if (plain[name] instanceof Map) plain[name] = Object.fromEntries(plain[name]);
  }
  return plain;
}

const isBulkWriteResult = (value: unknown): value is BulkWriteResult =>
  isDocument(value) && 'matchedCount' in value && 'upsertedIds' in value;
