import type { Collection } from '../catalog/collection.ts';
import { openScan } from '../planner/scan.ts';
import type { Slice } from '../slice.ts';
import { docOf, type Entry } from '../storage/cache.ts';
import { documentsOf } from './documents-of.ts';
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
  const holds = (entry: Entry) => plan.exact === true || query.matches(docOf(entry));
  if (!plan.sorted) return onFirstSorted(collection, query, slice, act);
  const scan = openScan(collection, plan);
  const documentOf = documentsOf(collection);
  for (let record = scan.next(); record >= 0; record = scan.next()) {
    const entry = documentOf(record);
    if (entry && holds(entry)) return act.found(entry);
    if (slice.due()) await slice.pause();
  }
  return act.none();
}

async function onFirstSorted<T>(
  collection: Collection,
  query: Query,
  slice: Slice,
  act: { found(entry: Entry): T; none(): T },
): Promise<T> {
  for (;;) {
    const buffer = sortBuffer(query.sort, 1);
    const scan = openScan(collection, planFor(collection, query));
    const documentOf = documentsOf(collection);
    for (let record = scan.next(); record >= 0; record = scan.next()) {
      const entry = documentOf(record);
      if (entry && query.matches(docOf(entry))) buffer.add(entry);
      if (slice.due()) await slice.pause();
    }
    const record = (await buffer.sorted(slice))();
    if (record < 0) return act.none();
    const entry = collection.get(record);
    // Changed by another connection during a pause: look again.
    if (entry && query.matches(docOf(entry))) return act.found(entry);
  }
}
