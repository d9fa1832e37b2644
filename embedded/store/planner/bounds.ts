import type { RangeTest, Test } from '../match/expression.ts';
import { mostPoints } from '../match/in-list.ts';
import { encodeKey, invertKey, isOpaque } from '../value/encode-key.ts';
import { Rank, rankOf } from '../value/types.ts';

/*
 * Keys are strings in the order of values (`value/encode-key.ts`): what a test lets through is a point in that order, or
 * a stretch of it that begins and ends within one type, since comparisons keep to the type of their operand.
 */

interface Edge {
  key: string;
  inclusive: boolean;
}

/** Which keys of one index field can match: single points, or one range within a type. Always a superset. */
export type Bounds = { kind: 'points'; keys: string[] } | { kind: 'range'; rank: number; lower?: Edge; upper?: Edge };

/**
 * Bounds from all tests of one field.
 * On a multikey field each test may hold by another element, so only one of them can narrow the scan.
 */
export function boundsOf(tests: Test[], multikey: boolean): Bounds | undefined {
  const points = tests.map(pointsOf).filter((keys) => keys !== undefined);
  points.sort((a, b) => a.length - b.length);
  if (points[0]) return { kind: 'points', keys: points[0] };
  const ranges = tests.filter(isRange);
  const first = ranges[0];
  if (!first) return undefined;
  const same = multikey ? [first] : ranges.filter((test) => rankOf(test.value) === rankOf(first.value));
  return intersect(rankOf(first.value), same);
}

function pointsOf(test: Test): string[] | undefined {
  if (test.op === '$eq') return isOpaque(test.value) ? undefined : [encodeKey(test.value)];
  if (test.op !== '$in') return isNullRange(test) ? [encodeKey(null)] : undefined;
  if (test.points) return test.points;
  if (test.values.length > mostPoints || test.patterns.length > 0 || test.values.some(isOpaque)) return undefined;
  return [...new Set(test.values.map(encodeKey))].sort();
}

const isNullRange = (test: Test) => (test.op === '$gte' || test.op === '$lte') && rankOf(test.value) === Rank.null;

const unbounded: number[] = [Rank.minKey, Rank.maxKey, Rank.null, Rank.array];

function isRange(test: Test): test is RangeTest {
  if (test.op !== '$gt' && test.op !== '$gte' && test.op !== '$lt' && test.op !== '$lte') return false;
  return !unbounded.includes(rankOf(test.value)) && !isOpaque(test.value) && !Number.isNaN(test.value);
}

function intersect(rank: number, tests: RangeTest[]): Bounds {
  let lower: Edge | undefined;
  let upper: Edge | undefined;
  for (const { op, value } of tests) {
    const edge = { key: encodeKey(value), inclusive: op === '$gte' || op === '$lte' };
    if (op === '$gt' || op === '$gte') {
      if (!lower || edge.key > lower.key || (edge.key === lower.key && !edge.inclusive)) lower = edge;
    } else if (!upper || edge.key < upper.key || (edge.key === upper.key && !edge.inclusive)) upper = edge;
  }
  return { kind: 'range', rank, ...(lower && { lower }), ...(upper && { upper }) };
}

/** Greater than anything that can follow a key. */
export const afterKey = '\xff';

// NaN comes before all numbers, but is neither less nor greater than any.
const nanKey = encodeKey(Number.NaN);
const firstKey = (rank: number) => (rank === Rank.number ? nanKey + afterKey : String.fromCharCode(rank));

/** The range's first key and the first key beyond it. */
export function rangeLimits(
  bounds: Extract<Bounds, { kind: 'range' }>,
  inverted: boolean,
): { low: string; high: string } {
  const { rank, lower, upper } = bounds;
  if (!inverted) {
    return {
      low: lower ? lower.key + (lower.inclusive ? '' : afterKey) : firstKey(rank),
      high: upper ? upper.key + (upper.inclusive ? afterKey : '') : String.fromCharCode(rank + 1),
    };
  }
  return {
    low: upper ? invertKey(upper.key) + (upper.inclusive ? '' : afterKey) : String.fromCharCode(255 - rank),
    high: lower ? invertKey(lower.key) + (lower.inclusive ? afterKey : '') : String.fromCharCode(256 - rank),
  };
}
