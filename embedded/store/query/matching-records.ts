import type { Collection } from '../catalog/collection.ts';
import { conjuncts } from '../match/expression.ts';
import { isCovered } from '../planner/covered.ts';
import { openScan } from '../planner/scan.ts';
import type { Slice } from '../slice.ts';
import { docOf } from '../storage/cache.ts';
import { documentsOf } from './documents-of.ts';
import { planFor, type Query } from './query.ts';

/** The numbers of all matching records: collected first, so that an update can't meet its own changes. */
export async function matchingRecords(collection: Collection, query: Query, slice: Slice): Promise<number[]> {
  const found: number[] = [];
  const scan = openScan(collection, planFor(collection, query));
  const documentOf = documentsOf(collection);
  for (let record = scan.next(); record >= 0; record = scan.next()) {
    const entry = documentOf(record);
    if (entry && query.matches(docOf(entry))) found.push(record);
    if (slice.due()) await slice.pause();
  }
  return found;
}

/** How many documents match, counted in the index where that is exact. A `limit` of zero is none. */
export async function countMatching(
  collection: Collection,
  query: Query,
  slice: Slice,
  skip = 0,
  limit = 0,
): Promise<number> {
  const most = limit > 0 ? limit : Number.POSITIVE_INFINITY;
  const cut = (count: number) => Math.min(Math.max(count - skip, 0), most);
  const parts = conjuncts(query.filter);
  if (parts.length === 0) return cut(collection.records.size);
  const plan = planFor(collection, query);
  if (plan.index && isCovered(plan, parts)) {
    const { tree } = plan.index;
    return cut(plan.ranges.reduce((sum, { low, high }) => sum + tree.forRange(low, high, false), 0));
  }
  let count = 0;
  const scan = openScan(collection, plan);
  const documentOf = documentsOf(collection);
  for (let record = scan.next(); record >= 0 && count - skip < most; record = scan.next()) {
    const entry = documentOf(record);
    if (entry && query.matches(docOf(entry))) count += 1;
    if (slice.due()) await slice.pause();
  }
  return cut(count);
}
