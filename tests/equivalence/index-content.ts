import { inspect } from 'node:util';
import type { Collection } from '#embedded/store/catalog/collection.ts';
import { IndexTree } from '#embedded/store/catalog/index-tree.ts';
import { docOf } from '#embedded/store/storage/cache.ts';
import { compareValues } from '#embedded/store/value/compare.ts';
import type { Doc } from '#embedded/store/value/types.ts';

const recordSuffix = 4;

/** The documents as they are stored, by their `_id`. */
export function documentsOf(collection: Collection): Doc[] {
  const docs = [...collection.records].flatMap((record) => collection.get(record) ?? []).map(docOf);
  return docs.sort((a, b) => compareValues(a._id, b._id));
}

/** Every index as readable lines: the key of each entry, and the `_id` of its document. */
export function contentOf(collection: Collection, indexes = collection.indexes): Record<string, string[]> {
  const content: Record<string, string[]> = {};
  for (const { spec, tree } of indexes) {
    content[spec.name] = tree
      .toArray()
      .map(([key, record]) => {
        const entry = collection.get(record);
        const id = entry ? inspect(docOf(entry)._id) : 'gone';
        // Other than the values, records are numbered differently in every collection.
        return `${JSON.stringify(spec.unique ? key : key.slice(0, -recordSuffix))} ${id}`;
      })
      .sort();
  }
  return content;
}

/** Throws unless each index holds what one built anew over the documents would hold. */
export function holdsItsDocuments(collection: Collection): void {
  const fresh = collection.indexes.map(({ spec }) => {
    const index = new IndexTree(spec);
    for (const record of collection.records) {
      const entry = collection.get(record);
      for (const key of entry ? index.keysOf(docOf(entry), record) : []) index.tree.set(key, record);
    }
    return index;
  });
  same('an index and its documents', contentOf(collection), contentOf(collection, fresh));
}

/** Throws with both when two things differ. */
export function same(what: string, one: unknown, other: unknown): void {
  const [left, right] = [
    inspect(one, { depth: 12, maxArrayLength: 1000 }),
    inspect(other, { depth: 12, maxArrayLength: 1000 }),
  ];
  if (left !== right) throw new Error(`${what} differ:\n${left}\n${right}`);
}
