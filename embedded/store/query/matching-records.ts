import type { Collection } from '../catalog/collection.ts';
import { conjuncts } from '../match/expression.ts';
import { isCovered } from '../planner/covered.ts';
import { openScan } from '../planner/open-scan.ts';
import type { Plan } from '../planner/plan.ts';
import { listed } from '../planner/scan.ts';
import type { Slice } from '../slice.ts';
import { docOf, type Entry } from '../storage/cache.ts';
import { Matches } from './matches.ts';
import { planFor, type Query } from './query.ts';

/**
 * All documents that match, for a change of each. Their records are collected first, so that an update can't meet its
 * own changes; whether a document still matches is asked again when its turn comes.
 */
export async function matchesToChange(collection: Collection, query: Query, slice: Slice): Promise<Matches> {
  const found: number[] = [];
  await scanned(collection, query, planFor(collection, query)).each(slice, ({ record }) => found.push(record) > 0);
  const matches = (entry: Entry) => query.matches(docOf(entry));
  return new Matches(collection, () => listed(found.length, (place) => found[place] ?? -1), matches);
}

const scanned = (collection: Collection, query: Query, plan: Plan) =>
  new Matches(
    collection,
    () => openScan(collection, plan),
    (entry) => query.matches(docOf(entry)),
  );

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
  await scanned(collection, query, plan).each(slice, () => {
    count += 1;
    return count - skip < most;
  });
  return cut(count);
}
