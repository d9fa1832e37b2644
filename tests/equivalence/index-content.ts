import { inspect } from 'node:util';
import type { Collection } from '#embedded/store/catalog/collection.ts';
import { IndexTree } from '#embedded/store/catalog/index-tree.ts';
import { docOf } from '#embedded/store/storage/cache.ts';
import { compareValues } from '#embedded/store/value/compare.ts';
import type { Doc } from '#embedded/store/value/types.ts';
import { entriesOf } from '#tests/unit/embedded/samples.ts';

const recordSuffix = 4;

/** The documents as they are stored, by their `_id`. */
export async function documentsOf(collection: Collection): Promise<Doc[]> {
  const docs = (await entriesOf(collection)).map(docOf);
  return docs.sort((a, b) => compareValues(a._id, b._id));
}

/** Every index as readable lines: the key of each entry, and the `_id` of its document. */
export async function contentOf(
  collection: Collection,
  indexes = collection.indexes,
): Promise<Record<string, string[]>> {
  const ids = new Map((await entriesOf(collection)).map((entry) => [entry.record, inspect(docOf(entry)._id)]));
  const content: Record<string, string[]> = {};
  for (const { spec, tree } of indexes) {
    content[spec.name] = tree
      .toArray()
      .map(([key, record]) => {
        // Other than the values, records are numbered differently in every collection.
        const value = JSON.stringify(spec.unique ? key : key.slice(0, -recordSuffix));
        return `${value} ${ids.get(record) ?? 'gone'}`;
      })
      .sort();
  }
  return content;
}

/** Throws unless each index holds what one built anew over the documents would hold. */
export async function holdsItsDocuments(collection: Collection): Promise<void> {
  const entries = await entriesOf(collection);
  const fresh = collection.indexes.map(({ spec }) => {
    const index = new IndexTree(spec);
    for (const entry of entries)
      for (const key of index.keysOf(docOf(entry), entry.record)) index.tree.set(key, entry.record);
    return index;
  });
  same('an index and its documents', await contentOf(collection), await contentOf(collection, fresh));
}

/** Throws with both when two things differ. */
export function same(what: string, one: unknown, other: unknown): void {
  const [left, right] = [
    inspect(one, { depth: 12, maxArrayLength: 1000 }),
    inspect(other, { depth: 12, maxArrayLength: 1000 }),
  ];
  if (left !== right) throw new Error(`${what} differ:\n${left}\n${right}`);
}
