import { LargeMap } from '../large-map.ts';
import type { Slice } from '../slice.ts';
import { compareKeys } from '../sort.ts';
import { sortInTurns } from '../sort-in-turns.ts';
import { encodeKey, isOpaque } from '../value/encode-key.ts';
import { isDoc, Rank, rankOf } from '../value/types.ts';
import { isRegex } from './regex.ts';

/** The values of an `$in` sorted out: what the parser, the planner and the matcher each need of them. */
export interface InList {
  /** All but the patterns. */
  values: unknown[];
  patterns: unknown[];
  /** True when an operator is among them, which is an error. */
  nested: boolean;
  lookup: Lookup;
  /** The keys of the values in their order, where a long list was prepared and an index might be used. */
  points?: string[];
}

/** More values are not worth a lookup in an index each, nor the time to put them in order. */
export const mostPoints = 5000;

/** Finds a value among very many without comparing it with each. */
export class Lookup {
  /** Those that have to be compared one by one. */
  readonly rest: unknown[] = [];
  private readonly quick = new LargeMap<unknown, true>();
  private readonly keys = new LargeMap<string, true>();
  private keyed = false;
  private readonly many: boolean;

  /** `count` is how many will be added. */
  constructor(count: number) {
    this.many = count > few;
  }

  add(value: unknown): void {
    if (isHashable(value)) {
      if (!this.quick.get(value)) this.quick.add(value, true);
    } else if (this.many && hasKey(value)) {
      this.keyed = true;
      const key = encodeKey(value);
      if (!this.keys.get(key)) this.keys.add(key, true);
    } else this.rest.push(value);
  }

  /** Whether a value is found, but for the rest. */
  has(value: unknown): boolean {
    if (isHashable(value)) return this.quick.get(value) === true;
    return this.keyed && hasKey(value) && this.keys.get(encodeKey(value)) === true;
  }
}

const few = 8;
const isHashable = (value: unknown): value is string | boolean =>
  typeof value === 'string' || typeof value === 'boolean';

/** Values of which two are equal where their keys are. */
const hasKey = (value: unknown) => keyedRanks.has(rankOf(value));
const keyedRanks = new Set<number>([Rank.number, Rank.objectId, Rank.date]);

export function lookupOf(values: unknown[]): Lookup {
  const lookup = new Lookup(values.length);
  for (const value of values) lookup.add(value);
  return lookup;
}

/** What was sorted out in turns, by the list that it was made of. */
const prepared = new WeakMap<unknown[], InList>();

/** Sorts a long list out in turns, so that `inListOf` has it at hand. What is refused is left to whoever asks for it. */
export async function prepareIn(list: unknown[], slice: Slice): Promise<void> {
  const result = begin(list);
  const keys: string[] = [];
  try {
    for (const [i, value] of list.entries()) {
      take(result, value);
      if (list.length <= mostPoints && !isOpaque(value) && !isRegex(value)) keys.push(encodeKey(value));
      if (i % someAtOnce === 0 && slice.over()) await slice.pause();
    }
  } catch {
    return;
  }
  if (keys.length === list.length) result.points = await inOrder(keys, slice);
  prepared.set(list, result);
}

async function inOrder(keys: string[], slice: Slice): Promise<string[]> {
  const sorted = await sortInTurns(keys, compareKeys, slice);
  return sorted.filter((key, i) => key !== sorted[i - 1]);
}

const someAtOnce = 100;

export function inListOf(list: unknown[]): InList {
  const known = prepared.get(list);
  if (known) return known;
  const result = begin(list);
  for (const value of list) take(result, value);
  return result;
}

const begin = (list: unknown[]): InList => ({
  values: [],
  patterns: [],
  nested: false,
  lookup: new Lookup(list.length),
});

function take(result: InList, value: unknown): void {
  if (isRegex(value)) result.patterns.push(value);
  else {
    result.nested ||= isOperatorDoc(value);
    result.values.push(value);
    result.lookup.add(value);
  }
}

/** True for `{$gt: 1}`, false for a document to compare with. */
export function isOperatorDoc(value: unknown): value is Record<string, unknown> {
  return isDoc(value) && (Object.keys(value)[0]?.startsWith('$') ?? false);
}
