import { collectValues } from '../value/collect.ts';
import type { Doc } from '../value/types.ts';
import type { IndexTree } from './index-tree.ts';

/** Whether a TTL index will delete a document by itself, be it in a moment or in a month. */
export function goesByItself(doc: Doc, indexes: IndexTree[]): boolean {
  return indexes.some((index) => {
    if (index.spec.expireAfterSeconds === undefined || !index.ready) return false;
    const values = collectValues(doc, index.fields[0]?.parts ?? []);
    // One that the index leaves out stays.
    return values.some((value) => value instanceof Date) && index.keysOf(doc, 0).length > 0;
  });
}
