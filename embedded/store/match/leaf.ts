import { compareValues, equalValues } from '../value/compare.ts';
import { asNum } from '../value/numbers.ts';
import { isDoc, Rank, rankOf } from '../value/types.ts';
import type { Expression, Test } from './expression.ts';
import type { Matcher } from './matcher.ts';
import { isRegex, type Regex, toRegex } from './regex.ts';
import type { ValueTest } from './walk.ts';

/** The compiler, passed in because `$elemMatch` holds queries itself. */
export interface Compilers {
  compile(expression: Expression): Matcher;
  compileValueTests(tests: Test[]): ValueTest;
}

type LeafTest = Exclude<Test, { op: '$not' | '$all' }>;

/** The test of one reached value; a missing one is undefined. */
export function leafTest(test: LeafTest, compilers: Compilers): ValueTest {
  switch (test.op) {
    case '$eq':
      return equalityTest(test.value);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return rangeTest(test.op, test.value);
    case '$in':
      return inTest(test.values, test.patterns);
    case '$regex':
      return regexTest(test.pattern);
    case '$exists':
      return (value) => value !== undefined;
    case '$type':
      return (value) => value !== undefined && test.ranks.includes(rankOf(value));
    case '$size':
      return (value) => Array.isArray(value) && value.length === test.size;
    case '$elemMatch': {
      const matches = compilers.compile(test.expression);
      const passes = elementTest(matches);
      return (value) => Array.isArray(value) && value.some(passes);
    }
    case '$elemMatchValue': {
      const passes = compilers.compileValueTests(test.tests);
      return (value) => Array.isArray(value) && value.some(passes);
    }
  }
}

/** A filter on elements: an array inside the array is matched by its positions, a scalar never matches. */
export function elementTest(matches: Matcher): ValueTest {
  return (item) => (isDoc(item) ? matches(item) : Array.isArray(item) && matches(Object.fromEntries(item.entries())));
}

export function equalityTest(wanted: unknown): ValueTest {
  if (wanted === null || wanted === undefined) return (value) => value === null || value === undefined;
  if (typeof wanted === 'string' || typeof wanted === 'boolean') return (value) => value === wanted;
  if (typeof wanted === 'number') {
    return (value) => value === wanted || (typeof value !== 'string' && equalValues(value, wanted));
  }
  return (value) => equalValues(value, wanted);
}

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

const hashable = (value: unknown): value is string | boolean => typeof value === 'string' || typeof value === 'boolean';

function inTest(values: unknown[], patterns: Regex[]): ValueTest {
  const quick = new Set<unknown>(values.filter(hashable));
  const tests = values.filter((value) => !hashable(value)).map(equalityTest);
  for (const pattern of patterns) tests.push(regexTest(pattern));
  return (value) => quick.has(value) || tests.some((test) => test(value));
}

function regexTest(pattern: Regex): ValueTest {
  return (value) => {
    if (typeof value === 'string') return pattern.js.test(value);
    if (!isRegex(value)) return false;
    const stored = toRegex(value);
    return stored.source === pattern.source && stored.options === pattern.options;
  };
}
