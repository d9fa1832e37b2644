import { compareValues, equalValues } from '../value/compare.ts';
import { asNum, wholePart } from '../value/numbers.ts';
import { Rank, rankOf } from '../value/types.ts';
import type { Test } from './expression.ts';
import type { Lookup } from './in-list.ts';
import { isRegex, type Regex, toRegex } from './regex.ts';
import type { ValueTest } from './walk.ts';

export type ElementTest = Extract<Test, { op: '$elemMatch' | '$elemMatchValue' }>;
type LeafTest = Exclude<Test, { op: '$not' | '$all' }>;

/**
 * The test of one reached value; a missing one is undefined.
 * The compiler of tests of elements is passed in, because `$elemMatch` holds queries itself.
 */
export function leafTest(test: LeafTest, compileElement: (test: ElementTest) => ValueTest): ValueTest {
  switch (test.op) {
    case '$eq':
      return equalityTest(test.value);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return rangeTest(test.op, test.value);
    case '$in':
      return inTest(test.lookup, test.patterns);
    case '$regex':
      return regexTest(test.pattern);
    case '$mod':
      return modTest(test.divisor, test.remainder);
    case '$exists':
      return (value) => value !== undefined;
    case '$type':
      return (value) => value !== undefined && test.ranks.includes(rankOf(value));
    case '$size':
      return (value) => Array.isArray(value) && value.length === test.size;
    case '$elemMatch':
    case '$elemMatchValue': {
      const passes = compileElement(test);
      return (value) => Array.isArray(value) && value.some(passes);
    }
  }
}

/** Equality with null lets missing fields through, too. */
export function equalityTest(wanted: unknown): ValueTest {
  if (wanted === null || wanted === undefined) return (value) => value === null || value === undefined;
  if (typeof wanted === 'string' || typeof wanted === 'boolean') return (value) => value === wanted;
  if (typeof wanted === 'number') {
    return (value) => value === wanted || (typeof value !== 'string' && equalValues(value, wanted));
  }
  return (value) => equalValues(value, wanted);
}

/** Comparisons keep to the type of their operand: the manual's "type bracketing". NaN is only equal, to itself. */
function rangeTest(op: '$gt' | '$gte' | '$lt' | '$lte', wanted: unknown): ValueTest {
  const rank = rankOf(wanted);
  const above = op === '$gt' || op === '$gte';
  const orEqual = op === '$gte' || op === '$lte';
  const nan = rank === Rank.number && Number.isNaN(Number(asNum(wanted)));
  // MinKey and MaxKey compare with every type, anything else only with its own.
  const everyType = rank === Rank.minKey || rank === Rank.maxKey;
  return (value) => {
    const own = rankOf(value);
    if (own !== rank && !everyType) return false;
    const order = compareValues(value, wanted);
    if (order === 0) return orEqual;
    if (nan || (own === Rank.number && Number.isNaN(Number(value)))) return false;
    return above ? order > 0 : order < 0;
  };
}

/** Of a value's whole part, cut towards zero; the remainder has the value's sign. What 64 bits can't hold never passes. */
function modTest(divisor: bigint, remainder: bigint): ValueTest {
  return (value) => {
    const num = asNum(value);
    const whole = num === undefined ? undefined : wholePart(num);
    return whole !== undefined && whole % divisor === remainder;
  };
}

function inTest(lookup: Lookup, patterns: Regex[]): ValueTest {
  const tests = lookup.rest.map(equalityTest);
  for (const pattern of patterns) tests.push(regexTest(pattern));
  return (value) => lookup.has(value) || tests.some((test) => test(value));
}

function regexTest(pattern: Regex): ValueTest {
  return (value) => {
    if (typeof value === 'string') return pattern.js.test(value);
    if (!isRegex(value)) return false;
    const stored = toRegex(value);
    return stored.source === pattern.source && stored.options === pattern.options;
  };
}
