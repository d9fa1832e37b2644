import { positionOf } from '../value/positions.ts';
import { type Doc, isDoc, own } from '../value/types.ts';

export type ValueTest = (value: unknown) => boolean;

/** `each`: an array matches by any of its elements or as a whole. `whole`: only as a whole. */
export type ArrayMode = 'each' | 'whole';

/**
 * True when any value that a dotted path reaches passes the test.
 * Arrays on the way are entered one level deep, and a number in the path may also be a position.
 * A path that ends early outside of arrays reaches `undefined`.
 */
export function anyAt(doc: Doc, parts: string[], at: number, test: ValueTest, mode: ArrayMode): boolean {
  const next = own(doc, parts[at] ?? '');
  if (at === parts.length - 1) return testLeaf(next, test, mode);
  if (Array.isArray(next)) return anyInArray(next, parts, at + 1, test, mode);
  if (isDoc(next)) return anyAt(next, parts, at + 1, test, mode);
  return test(undefined);
}

function testLeaf(value: unknown, test: ValueTest, mode: ArrayMode): boolean {
  if (mode === 'each' && Array.isArray(value)) {
    for (const item of value) if (test(item)) return true;
  }
  return test(value);
}

function anyInArray(array: unknown[], parts: string[], at: number, test: ValueTest, mode: ArrayMode): boolean {
  for (const item of array) if (isDoc(item) && anyAt(item, parts, at, test, mode)) return true;
  const position = positionOf(parts[at]);
  if (position < 0 || position >= array.length) return false;
  const item = array[position];
  if (at === parts.length - 1) return test(item);
  if (Array.isArray(item)) return anyInArray(item, parts, at + 1, test, mode);
  return isDoc(item) && anyAt(item, parts, at + 1, test, mode);
}
