import { badValue, refuse } from '../errors.ts';
import { asNum, wholePart } from '../value/numbers.ts';
import { type Doc, isDoc, Rank } from '../value/types.ts';
import type { Expression, Test } from './expression.ts';

/** The parser of filters, passed in because `$elemMatch` holds a filter itself. */
export interface Parsers {
  parseFilter(filter: unknown): Expression;
  parseTests(value: unknown): Test[];
}

// Numbers are decoded without their width, so `int` and `double` can't be told apart: they are refused.
const types: Record<string, number> = {
  number: Rank.number,
  string: Rank.string,
  object: Rank.object,
  array: Rank.array,
  binData: Rank.binary,
  objectId: Rank.objectId,
  bool: Rank.boolean,
  date: Rank.date,
  null: Rank.null,
  regex: Rank.regex,
  timestamp: Rank.timestamp,
  minKey: Rank.minKey,
  maxKey: Rank.maxKey,
};

const typeNumbers: Record<number, string> = {
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  17: 'timestamp',
  127: 'maxKey',
};

export function parseType(value: unknown): Test {
  const wanted = Array.isArray(value) ? value : [value];
  if (Array.isArray(value) && value.length !== 1) throw refuse('$type with a list');
  const ranks = wanted.map((item) => {
    const name = typeof item === 'number' ? (typeNumbers[item] ?? '') : String(item);
    const rank = Object.hasOwn(types, name) ? types[name] : undefined;
    if (rank === undefined) throw refuse(`$type ${String(item)}`);
    return rank;
  });
  return { op: '$type', ranks };
}

export function parseExists(value: unknown): Test {
  const num = asNum(value);
  const wanted = num !== undefined ? Number(num) !== 0 : value !== false && value !== null && value !== undefined;
  return wanted ? { op: '$exists' } : { op: '$not', tests: [{ op: '$exists' }] };
}

export function parseSize(value: unknown): Test {
  const size = Number(asNum(value) ?? Number.NaN);
  if (!Number.isInteger(size)) throw badValue('$size must be a whole number');
  if (size < 0) throw badValue('$size may not be negative');
  return { op: '$size', size };
}

/** `[divisor, remainder]`, both cut towards zero. */
export function parseMod(value: unknown): Test {
  if (!Array.isArray(value)) throw badValue('malformed mod, needs to be an array');
  if (value.length !== 2) throw badValue('malformed mod, needs a divisor and a remainder');
  const [divisor, remainder] = value.map((item) => {
    const num = asNum(item);
    return num === undefined ? undefined : wholePart(num);
  });
  if (divisor === undefined || remainder === undefined)
    throw badValue('malformed mod, divisor and remainder have to be numbers of 64 bits');
  if (divisor === 0n) throw badValue('divisor cannot be 0');
  return { op: '$mod', divisor, remainder };
}

/** Operators that stand in filters, not at fields. */
export const inFilters = new Set(['$and', '$or', '$nor', '$expr']);

/** `$elemMatch` holds either operators for the elements themselves or a filter for documents in the array. */
export function parseElemMatch(value: unknown, parsers: Parsers): Test {
  if (!isDoc(value)) throw badValue('$elemMatch needs an Object');
  const first = Object.keys(value)[0] ?? '';
  if (first.startsWith('$') && !inFilters.has(first)) {
    return { op: '$elemMatchValue', tests: parsers.parseTests(value) };
  }
  return { op: '$elemMatch', expression: parsers.parseFilter(value as Doc) };
}
