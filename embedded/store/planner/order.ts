import type { IndexTree } from '../catalog/index-tree.ts';
import type { Test } from '../match/expression.ts';
import type { SortField } from '../sort.ts';
import { boundsOf } from './bounds.ts';
import type { TestsByPath } from './plan.ts';

export interface ScanOrder {
  reverse: boolean;
  /** True when several ranges have to be merged. */
  merge: boolean;
}

/**
 * How a scan of an index gives the order of a sort, or undefined when it doesn't. It does where the sort's fields follow
 * one another in the index, all in its directions or all against them, after fields that are fixed to points; ranges of
 * several points are merged (the manual's "Use Indexes to Sort Query Results").
 * `points` says of the leading fields to how many values each is fixed.
 */
export function orderOf(
  index: IndexTree,
  points: number[],
  sort: SortField[],
  tests: TestsByPath,
): ScanOrder | undefined {
  if (sort.length === 0) return undefined;
  const wanted = sort.filter(({ path }) => !isConstant(index, tests.get(path), path));
  const order: ScanOrder = { reverse: false, merge: false };
  let at = 0;
  for (const [i, field] of wanted.entries()) {
    const place = placeOf(index, points, at, field.path);
    if (!place || (place.skippedSeveral && i > 0)) return undefined;
    // Merging compares what follows all points, so the order has to begin there.
    if (place.skippedSeveral && place.at < points.length) return undefined;
    const backwards = field.descending !== place.descending;
    if (i > 0 && backwards !== order.reverse) return undefined;
    order.reverse = backwards;
    order.merge ||= place.skippedSeveral;
    at = place.at + 1;
  }
  // Keys are stored in the direction of the first field.
  if (wanted.length > 0 && index.fields[0]?.descending) order.reverse = !order.reverse;
  return order;
}

function placeOf(index: IndexTree, points: number[], from: number, path: string) {
  let at = from;
  let skippedSeveral = false;
  for (; at < points.length && index.fields[at]?.path !== path; at++) {
    if ((points[at] ?? 1) > 1) skippedSeveral = true;
  }
  const field = index.fields[at];
  if (!field || field.path !== path || field.multikey) return undefined;
  return { at, skippedSeveral, descending: field.descending };
}

/** A field that is equal to one value in every match has no say in the order, unless it holds arrays. */
function isConstant(index: IndexTree, tests: Test[] | undefined, path: string): boolean {
  const field = index.fields.find((candidate) => candidate.path === path);
  if (!field || field.multikey) return false;
  return tests?.some((test) => test.op === '$eq' && boundsOf([test], false)?.kind === 'points') ?? false;
}
