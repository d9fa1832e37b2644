import { badValue, CommandError, refuse } from './errors.ts';
import { emptyArray } from './value/collect.ts';
import { compareValues } from './value/compare.ts';
import { encodeKey, invertKey } from './value/encode-key.ts';
import { inArray, keyTuples, plainValue } from './value/key-tuples.ts';
import { asNum } from './value/numbers.ts';
import { type Doc, isDoc, Rank } from './value/types.ts';

export interface SortField {
  path: string;
  parts: string[];
  descending: boolean;
}

/** Parses `{a: 1, b: -1}`; `$meta` and other things are refused or BadValue. */
export function parseSort(sort: unknown): SortField[] {
  if (sort === undefined || sort === null) return [];
  if (!isDoc(sort)) throw badValue('a sort has to be a document');
  return Object.keys(sort).map((path) => {
    const value = sort[path];
    if (isDoc(value)) throw refuse('$meta in a sort');
    const direction = Number(asNum(value) ?? Number.NaN);
    if (direction !== 1 && direction !== -1) throw badValue('$sort key ordering must be 1 or -1');
    return { path, parts: path.split('.'), descending: direction === -1 };
  });
}

/**
 * A document's place in a sort as one string.
 * An array stands for its least element, or its greatest when descending; an empty one comes before null.
 * Throws BadValue when two arrays side by side would have to be sorted by.
 */
export function sortKey(doc: Doc, fields: SortField[]): string {
  let key = '';
  for (const field of fields) {
    const value = plainValue(doc, field.parts);
    if (value === inArray) return leastKey(doc, fields);
    key += fieldKey(field, value);
  }
  return key;
}

function leastKey(doc: Doc, fields: SortField[]): string {
  const keys = sortedTuples(doc, fields).map((tuple) => fields.map((field, i) => fieldKey(field, tuple[i])).join(''));
  return keys.sort()[0] ?? '';
}

function sortedTuples(doc: Doc, fields: SortField[]): unknown[][] {
  try {
    return keyTuples(
      doc,
      fields.map((field) => field.parts),
    );
  } catch (error) {
    if (error instanceof CommandError && error.code === 171)
      throw badValue('cannot sort with keys that are parallel arrays');
    throw error;
  }
}

function fieldKey({ descending }: SortField, value: unknown): string {
  const key = elementKey(value);
  return descending ? invertKey(key) : key;
}

function elementKey(value: unknown): string {
  return value === emptyArray ? String.fromCharCode(Rank.emptyArray) : encodeKey(value);
}

/** Compares documents by a sort given as in a query. */
export function sortComparator(sort: Doc): (a: Doc, b: Doc) => number {
  const fields = parseSort(sort);
  const [only] = fields;
  if (fields.length === 1 && only?.parts.length === 1) {
    const sign = only.descending ? -1 : 1;
    const name = only.path;
    const read = (doc: Doc) => (Object.hasOwn(doc, name) ? doc[name] : undefined);
    return (a, b) => {
      const [left, right] = [read(a), read(b)];
      if (!Array.isArray(left) && !Array.isArray(right)) return sign * compareValues(left, right);
      return compareKeys(sortKey(a, fields), sortKey(b, fields));
    };
  }
  return (a, b) => compareKeys(sortKey(a, fields), sortKey(b, fields));
}

export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
