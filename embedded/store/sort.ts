import { badValue, refuse } from './errors.ts';
import { collectValues, emptyArray } from './value/collect.ts';
import { compareValues } from './value/compare.ts';
import { encodeKey, invertKey } from './value/encode-key.ts';
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
 */
export function sortKey(doc: Doc, fields: SortField[]): string {
  let key = '';
  for (const { parts, descending } of fields) {
    const keys = collectValues(doc, parts).map(elementKey);
    let best = keys[0] ?? elementKey(undefined);
    for (const other of keys) if (descending ? other > best : other < best) best = other;
    key += descending ? invertKey(best) : best;
  }
  return key;
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
