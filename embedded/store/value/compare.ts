import type { Binary, BSONRegExp, Code, Long, ObjectId } from 'bson';
import { refuse } from '../errors.ts';
import { asNum, compareNumbers } from './numbers.ts';
import { type Doc, Rank, rankOf } from './types.ts';

/**
 * MongoDB's total order of values, as its manual's page "Comparison/Sort Order" has it: first the type (`Rank`), then the
 * value. Numbers of all kinds are one type, missing and null are equal, strings go by their bytes.
 * The matcher, `$min` and `$max` and aggregations compare with it. Indexes and sorts use keys in the same order
 * (`encode-key.ts`); property tests hold the two together.
 * Where the order would have to be guessed it is refused: Decimal128, code with a scope, DBRef.
 */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  const rank = rankOf(a);
  return rank - rankOf(b) || compareSameRank(rank, a, b);
}

export function equalValues(a: unknown, b: unknown): boolean {
  return a === b || compareValues(a, b) === 0;
}

function compareSameRank(rank: number, a: unknown, b: unknown): number {
  switch (rank) {
    case Rank.number:
      return compareNumbers(asNum(a) ?? 0, asNum(b) ?? 0);
    case Rank.string:
      return compareStrings(String(a), String(b));
    case Rank.object:
      return compareDocs(a as Doc, b as Doc);
    case Rank.array:
      return compareArrays(a as unknown[], b as unknown[]);
    case Rank.binary:
      return compareBinary(a as Binary, b as Binary);
    case Rank.objectId:
      return compareBytes((a as ObjectId).id, (b as ObjectId).id);
    case Rank.boolean:
      return Number(a) - Number(b);
    case Rank.date:
      return compareNumbers((a as Date).getTime(), (b as Date).getTime());
    case Rank.timestamp:
      return (a as Long).compare(b as Long);
    default:
      return compareRare(rank, a, b);
  }
}

function compareRare(rank: number, a: unknown, b: unknown): number {
  if (rank === Rank.regex) {
    const [left, right] = [a as BSONRegExp, b as BSONRegExp];
    return compareStrings(left.pattern, right.pattern) || compareStrings(left.options, right.options);
  }
  if (rank === Rank.code) {
    const [left, right] = [a as Code, b as Code];
    if (left.scope || right.scope) throw refuse('Comparing code with scope');
    return compareStrings(left.code, right.code);
  }
  if (rank === Rank.dbPointer) throw refuse('Comparing DBRef values');
  return 0;
}

/**
 * By code points, which is the order of UTF-8 bytes.
 * UTF-16 units order the same except for surrogates, which belong after U+FFFF.
 */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return afterSurrogates(x) - afterSurrogates(y);
  }
  return a.length - b.length;
}

function afterSurrogates(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Field by field: type, then name, then value; the order of fields counts. */
function compareDocs(a: Doc, b: Doc): number {
  const left = Object.keys(a);
  const right = Object.keys(b);
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const x = left[i] ?? '';
    const y = right[i] ?? '';
    const rank = rankOf(a[x]);
    const order = rank - rankOf(b[y]) || compareStrings(x, y) || compareSameRank(rank, a[x], b[y]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareArrays(a: unknown[], b: unknown[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = compareValues(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareBinary(a: Binary, b: Binary): number {
  return a.position - b.position || a.sub_type - b.sub_type || compareBytes(a.value(), b.value());
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = (a[i] ?? 0) - (b[i] ?? 0);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
