import { located } from '../errors.ts';
import { compileElement } from '../match/compile.ts';
import { parseTests } from '../match/parse.ts';
import { asNum } from '../value/numbers.ts';
import { isDoc } from '../value/types.ts';
import type { Special } from './tree.ts';

/** `$slice`: the first or last elements, or `[skip, limit]`, where a negative skip counts from the end. */
export function sliceOf(value: unknown): Special {
  const [first = 0, count, ...more] = (Array.isArray(value) ? value : [value]).map(wholeNumber);
  if (more.length > 0 || (Array.isArray(value) && count === undefined))
    throw located(28_667, '$slice takes a number or [skip, limit]');
  if (count !== undefined && count <= 0) throw located(28_724, `$slice limit must be positive, got ${count}`);
  return (array) => {
    if (!Array.isArray(array)) return array;
    if (count === undefined) return first >= 0 ? array.slice(0, first) : array.slice(first);
    const start = first >= 0 ? first : Math.max(array.length + first, 0);
    return array.slice(start, start + count);
  };
}

function wholeNumber(value: unknown): number {
  const num = asNum(value);
  if (num === undefined) throw located(28_667, '$slice takes numbers');
  return Math.trunc(Number(num)) || 0;
}

/** `$elemMatch`: the first element that passes, alone in its array. */
export function elementOf(condition: unknown): Special {
  if (!isDoc(condition)) throw located(31_274, '$elemMatch needs an Object');
  const [test] = parseTests({ $elemMatch: condition });
  if (test?.op !== '$elemMatch' && test?.op !== '$elemMatchValue') throw new Error('$elemMatch is no test of elements');
  const passes = compileElement(test);
  return (array) => {
    const found = Array.isArray(array) ? array.findIndex(passes) : -1;
    return Array.isArray(array) && found >= 0 ? [array[found]] : undefined;
  };
}
