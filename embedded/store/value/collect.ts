import { positionOf } from './positions.ts';
import { type Doc, isDoc, own } from './types.ts';

/** Stands for the elements of an empty array, which has none but still has a place in indexes and sorts. */
export const emptyArray: unique symbol = Symbol('empty array');

/**
 * All values a dotted path reaches, arrays at its end opened up.
 * What an index and a sort see of a document: never empty, `undefined` where the path is missing.
 */
export function collectValues(doc: Doc, parts: string[]): unknown[] {
  const found: unknown[] = [];
  fromDoc(doc, parts, 0, found);
  return found.length > 0 ? found : [undefined];
}

function fromDoc(doc: Doc, parts: string[], at: number, found: unknown[]): void {
  const next = own(doc, parts[at] ?? '');
  if (at === parts.length - 1) leaf(next, found);
  else if (Array.isArray(next)) fromArray(next, parts, at + 1, found);
  else if (isDoc(next)) fromDoc(next, parts, at + 1, found);
  else found.push(undefined);
}

function leaf(value: unknown, found: unknown[]): void {
  if (!Array.isArray(value)) found.push(value);
  else if (value.length === 0) found.push(emptyArray);
  else for (const item of value) found.push(item);
}

function fromArray(array: unknown[], parts: string[], at: number, found: unknown[]): void {
  for (const item of array) if (isDoc(item)) fromDoc(item, parts, at, found);
  const position = positionOf(parts[at]);
  if (position < 0 || position >= array.length) return;
  const item = array[position];
  if (at === parts.length - 1) leaf(item, found);
  else if (Array.isArray(item)) fromArray(item, parts, at + 1, found);
  else if (isDoc(item)) fromDoc(item, parts, at + 1, found);
}
