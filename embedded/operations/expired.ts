import { deserialize } from 'bson';
import type { CollectionHeader } from '../store/backup/frames.ts';
import { compileFilter } from '../store/match/compile.ts';
import { collectValues } from '../store/value/collect.ts';
import { isDoc } from '../store/value/types.ts';

/**
 * Whether a TTL index of its collection says that a document was over at a time.
 * Such a document may or may not have been deleted yet, on either side, so no two stores are compared by it.
 */
export function isOver(document: Uint8Array, { indexes }: Pick<CollectionHeader, 'indexes'>, time: Date): boolean {
  const expiring = indexes.filter(({ expireAfterSeconds }) => expireAfterSeconds !== undefined);
  if (expiring.length === 0) return false;
  const decoded = deserialize(document);
  return expiring.some(({ key, expireAfterSeconds, partialFilterExpression }) => {
    const parts = Object.keys(isDoc(key) ? key : {})[0]?.split('.') ?? [];
    const before = time.getTime() - Number(expireAfterSeconds) * 1_000;
    const dates = collectValues(decoded, parts).filter((value) => value instanceof Date);
    return dates.some((date) => date.getTime() <= before) && compileFilter(partialFilterExpression)(decoded);
  });
}
