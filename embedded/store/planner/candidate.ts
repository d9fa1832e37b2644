import type { IndexTree } from '../catalog/index-tree.ts';
import type { Expression } from '../match/expression.ts';
import { mostPoints } from '../match/in-list.ts';
import type { SortField } from '../sort.ts';
import { encodeKey, invertKey } from '../value/encode-key.ts';
import { afterKey, type Bounds, boundsOf, rangeLimits } from './bounds.ts';
import { implies } from './implies.ts';
import { orderOf } from './order.ts';
import type { KeyRange, Plan, TestsByPath } from './plan.ts';

interface Prefix {
  /** Encoded beginnings of keys, in order. */
  keys: string[];
  /** How many leading fields are fixed to points, and to how many each. */
  points: number[];
  range: Bounds | undefined;
  /** True when a bounded field can't be missing. */
  present: boolean;
}

/** More ranges aren't merged: each step of that looks at all of them. */
const mostMerged = 1000;

/**
 * The best use of one index for a query, or undefined when it is of no use.
 * A key is its fields' keys one after another. So an index narrows a query as far as its first fields are fixed to
 * points, and by one range after them: the manual's prefixes of compound indexes. Fixed fields score most, then a sort
 * that comes for free, then a range; a unique index that is fixed as a whole finds one document and always wins.
 * A partial or sparse index lacks documents, and is used only where none of them could match.
 */
export function candidateFor(
  index: IndexTree,
  parts: Expression[],
  tests: TestsByPath,
  sort: SortField[],
): { plan: Plan; score: number } | undefined {
  if (index.partial && !implies(parts, index.partial)) return undefined;
  const prefix = prefixOf(index, tests);
  if (index.spec.sparse && !prefix.present) return undefined;
  const found = orderOf(index, prefix.points, sort, tests);
  const order = found?.merge && prefix.keys.length > mostMerged ? undefined : found;
  const fixed = prefix.points.length;
  let score = prefix.points.reduce((sum, count) => sum + (count === 1 ? 10 : 8), 0);
  if (prefix.range) score += 5;
  if (order) score += 6;
  if (index.partial) score += 4;
  if (index.spec.unique && fixed === index.fields.length) score += 50;
  if (score === 0) return undefined;
  const plan: Plan = {
    stage: 'IXSCAN',
    index,
    ranges: rangesOf(index, prefix),
    reverse: order?.reverse ?? false,
    merge: order?.merge ?? false,
    sorted: order !== undefined || sort.length === 0,
  };
  return { plan, score };
}

function prefixOf(index: IndexTree, tests: TestsByPath): Prefix {
  const prefix: Prefix = { keys: [''], points: [], range: undefined, present: false };
  let multikeyUsed = false;
  for (const field of index.fields) {
    // Elements of one array may satisfy the fields apart, so only one field of it can narrow the scan.
    if (field.multikey && multikeyUsed) break;
    const bounds = boundsOf(tests.get(field.path) ?? [], field.multikey);
    if (!bounds) break;
    if (field.multikey) multikeyUsed = true;
    if (bounds.kind === 'range') {
      prefix.range = bounds;
      prefix.present = true;
      break;
    }
    if (bounds.keys.length * prefix.keys.length > mostPoints) break;
    const keys = field.inverted ? bounds.keys.map(invertKey).reverse() : bounds.keys;
    prefix.keys = prefix.keys.flatMap((start) => keys.map((key) => start + key));
    prefix.points.push(keys.length);
    if (!bounds.keys.includes(encodeKey(null))) prefix.present = true;
  }
  return prefix;
}

function rangesOf(index: IndexTree, prefix: Prefix): KeyRange[] {
  const field = index.fields[prefix.points.length];
  const limits =
    prefix.range?.kind === 'range' && field ? rangeLimits(prefix.range, field.inverted) : { low: '', high: afterKey };
  return prefix.keys.map((key) => ({ low: key + limits.low, high: key + limits.high, fixed: key.length }));
}
