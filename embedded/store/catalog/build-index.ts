import { CommandError } from '../errors.ts';
import { Matches } from '../query/matches.ts';
import type { Slice } from '../slice.ts';
import { docOf } from '../storage/cache.ts';
import type { Collection } from './collection.ts';
import { duplicateKey } from './duplicate-key.ts';
import { type IndexSpec, indexToDoc } from './index-spec.ts';
import { IndexTree } from './index-tree.ts';

/**
 * Builds an index in turns while writes go on: they keep the new index up to date from the start.
 * Nothing is done when the same index exists. Throws DuplicateKey (11000) and drops it when documents clash.
 */
export async function buildIndex(collection: Collection, spec: IndexSpec, slice: Slice): Promise<void> {
  if (isThere(collection, spec)) return;
  const index = new IndexTree(spec);
  index.ready = false;
  collection.indexes.push(index);
  try {
    const all = new Matches(collection, () => collection.records.scan(false), undefined, { kept: 0 });
    await all.each(slice, (entry) => {
      const doc = docOf(entry);
      for (const key of index.keysOf(doc, entry.record)) {
        const holder = index.tree.get(key);
        if (holder !== undefined && holder !== entry.record) throw duplicateKey(collection.ns, index, doc, key);
        index.tree.set(key, entry.record);
      }
      return true;
    });
  } catch (error) {
    collection.dropIndexes([index]);
    throw error;
  }
  index.ready = true;
  collection.save();
}

function isThere(collection: Collection, spec: IndexSpec): boolean {
  if (JSON.stringify(spec.key) === '{"_id":1}') return true;
  const wanted = JSON.stringify({ ...indexToDoc(spec), name: '' });
  for (const { spec: other } of collection.indexes) {
    const same = JSON.stringify({ ...indexToDoc(other), name: '' }) === wanted;
    if (other.name === spec.name) {
      if (same) return true;
      throw new CommandError(
        86,
        'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index: ${spec.name}, with other keys or options`,
      );
    }
    const samePlace =
      JSON.stringify(other.key) === JSON.stringify(spec.key) &&
      JSON.stringify(other.partialFilterExpression) === JSON.stringify(spec.partialFilterExpression);
    if (samePlace) {
      throw new CommandError(85, 'IndexOptionsConflict', `Index already exists with a different name: ${other.name}`);
    }
  }
  return false;
}
