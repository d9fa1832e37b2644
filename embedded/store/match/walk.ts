import { positionOf } from '../value/positions.ts';
import { type Doc, isDoc, own } from '../value/types.ts';

export type ValueTest = (value: unknown) => boolean;

/** `each`: an array matches by any of its elements or as a whole. `whole`: only as a whole. */
export type ArrayMode = 'each' | 'whole';

/** No value passed. */
export const nowhere = -2;
/** A value passed, and the path entered no array to find it. */
export const placeless = -1;

/**
 * Where the first value that a dotted path reaches passes the test: the position of the element of the outermost array
 * it was found in, `placeless` or `nowhere`. The rules are those of the manual's "Query an Array of Embedded Documents":
 * arrays on the way are entered one level deep; a number in the path is a field's name and a position, and a position
 * that is written out is no place found; a path that ends early outside of arrays reaches `undefined`.
 */
export function placeOf(doc: Doc, parts: string[], at: number, test: ValueTest, mode: ArrayMode): number {
  const next = own(doc, parts[at] ?? '');
  if (at === parts.length - 1) return placeInLeaf(next, test, mode);
  if (Array.isArray(next)) return placeInArray(next, parts, at + 1, test, mode);
  if (isDoc(next)) return placeOf(next, parts, at + 1, test, mode);
  return test(undefined) ? placeless : nowhere;
}

function placeInLeaf(value: unknown, test: ValueTest, mode: ArrayMode): number {
  if (mode === 'each' && Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (test(value[i])) return i;
  }
  return test(value) ? placeless : nowhere;
}

function placeInArray(array: unknown[], parts: string[], at: number, test: ValueTest, mode: ArrayMode): number {
  for (let i = 0; i < array.length; i++) {
    const item = array[i];
    if (isDoc(item) && placeOf(item, parts, at, test, mode) !== nowhere) return i;
  }
  const position = positionOf(parts[at]);
  if (position < 0 || position >= array.length) return nowhere;
  const item = array[position];
  if (at === parts.length - 1) return test(item) ? placeless : nowhere;
  if (Array.isArray(item)) return placeInArray(item, parts, at + 1, test, mode);
  return isDoc(item) ? placeOf(item, parts, at + 1, test, mode) : nowhere;
}
