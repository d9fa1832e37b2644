import type { Catalog } from './catalog/catalog.ts';
import type { Collection } from './catalog/collection.ts';
import type { IndexTree } from './catalog/index-tree.ts';
import { rangeLimits } from './planner/bounds.ts';
import { RangeCursor } from './planner/range-cursor.ts';
import { changeEach } from './query/change-each.ts';
import { Matches } from './query/matches.ts';
import { Slice } from './slice.ts';
import { docOf, type Entry } from './storage/cache.ts';
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
  const upper = { key: encodeKey(new Date(before)), inclusive: true };
  const limits = rangeLimits({ kind: 'range', rank: Rank.date, upper }, false);
  const open = () => new RangeCursor(index.tree, { ...limits, fixed: 0 }, false);
  const parts = index.fields[0]?.parts ?? [];
  const isOver = (value: unknown) => value instanceof Date && value.getTime() <= before;
  // Asked again of each, as it may have changed while others had their turn.
  const matches = (entry: Entry) => collectValues(docOf(entry), parts).some(isOver);
  return changeEach(new Matches(collection, open, matches, { kept: 0 }), slice, (entry) => collection.remove(entry));
}
