import type { Catalog } from './catalog/catalog.ts';
import type { Collection } from './catalog/collection.ts';
import type { IndexTree } from './catalog/index-tree.ts';
import { whenFree } from './catalog/locks.ts';
import { rangeLimits } from './planner/bounds.ts';
import { RangeCursor } from './planner/range-cursor.ts';
import { Slice } from './slice.ts';
import { docOf } from './storage/cache.ts';
import { collectValues } from './value/collect.ts';
import { encodeKey } from './value/encode-key.ts';
import { Rank } from './value/types.ts';

/** Deletes in turns what TTL indexes say is over. `now` is in milliseconds. Gives the number of deleted documents. */
export async function sweepExpired(catalog: Pick<Catalog, 'collections'>, now: number): Promise<number> {
  let deleted = 0;
  const slice = new Slice();
  for (const collection of [...catalog.collections.values()]) {
    for (const index of collection.indexes) {
      const seconds = index.spec.expireAfterSeconds;
      if (seconds !== undefined && index.ready) {
        deleted += await sweepIndex(collection, index, now - seconds * 1000, slice);
      }
    }
  }
  return deleted;
}

async function sweepIndex(collection: Collection, index: IndexTree, before: number, slice: Slice): Promise<number> {
  let deleted = 0;
  const upper = { key: encodeKey(new Date(before)), inclusive: true };
  const limits = rangeLimits({ kind: 'range', rank: Rank.date, upper }, false);
  const cursor = new RangeCursor(index.tree, { ...limits, fixed: 0 }, false);
  const parts = index.fields[0]?.parts ?? [];
  for (let record = cursor.next(); record >= 0; record = cursor.next()) {
    const entry = collection.glance(record);
    // Looked at again, as it may have changed while others had their turn.
    const isOver = (value: unknown) => value instanceof Date && value.getTime() <= before;
    if (entry && collectValues(docOf(entry), parts).some(isOver)) {
      await whenFree(() => collection.remove(entry));
      deleted += 1;
    }
    if (slice.due()) await slice.pause();
  }
  return deleted;
}
