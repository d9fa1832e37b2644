import type { Collection } from '../catalog/collection.ts';
import { openScan } from '../planner/open-scan.ts';
import type { Slice } from '../slice.ts';
import { docOf, type Entry } from '../storage/cache.ts';
import { Matches } from './matches.ts';
import { planFor, type Query } from './query.ts';
import { sortBuffer } from './sort-buffer.ts';

/**
 * Runs `found` on the first match, or `none`, in the same turn in which it was matched:
 * no other write can come between, so a filter on a version is a safe compare-and-set.
 */
export async function onFirstMatch<T>(
  collection: Collection,
  query: Query,
  slice: Slice,
  act: { found(entry: Entry): T; none(): T },
): Promise<T> {
  const plan = planFor(collection, query);
  if (!plan.sorted) return onFirstSorted(collection, query, slice, act);
  const holds = (entry: Entry) => plan.exact === true || query.matches(docOf(entry));
  const matches = new Matches(collection, () => openScan(collection, plan), holds, { wanted: 1 });
  for (;;) {
    const entry = matches.next(slice);
    if (entry) return act.found(entry);
    if (entry === null) return act.none();
    await matches.ready(slice);
  }
}

async function onFirstSorted<T>(
  collection: Collection,
  query: Query,
  slice: Slice,
  act: { found(entry: Entry): T; none(): T },
): Promise<T> {
  const holds = (entry: Entry) => query.matches(docOf(entry));
  for (;;) {
    const buffer = sortBuffer(query.sort, 1);
    const plan = planFor(collection, query);
    await new Matches(collection, () => openScan(collection, plan), holds).each(slice, (entry) => {
      buffer.add(entry);
      return true;
    });
    const sorted = await buffer.sorted(slice);
    if (sorted.peek() < 0) return act.none();
    const first = new Matches(collection, () => sorted, holds);
    for (let entry = first.next(slice); entry !== null; entry = first.next(slice)) {
      if (entry) return act.found(entry);
      await first.ready(slice);
    }
    // Changed by another connection meanwhile: look again.
  }
}
