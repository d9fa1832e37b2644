import { CommandError, located, refuse } from '../errors.ts';
import { LargeMap } from '../large-map.ts';
import { compareValues } from '../value/compare.ts';
import { encodeKey } from '../value/encode-key.ts';
import { arithmetic, asNum, type Num } from '../value/numbers.ts';
import { sizeOfValue } from '../value/size.ts';
import { type Doc, isDoc } from '../value/types.ts';
import { compileExpression } from './expression.ts';
import type { Expression } from './operator.ts';

/** Gathers one field of one group. */
export interface Accumulator {
  add(value: unknown): void;
  result(): unknown;
}

const makers = new Map<string, () => Accumulator>([
  ['$sum', sum],
  ['$avg', average],
  ['$min', () => extreme((order) => order < 0)],
  ['$max', () => extreme((order) => order > 0)],
  ['$first', () => firstOrLast(true)],
  ['$last', () => firstOrLast(false)],
  ['$push', pushed],
  ['$addToSet', distinct],
  ['$count', sum],
]);

/** Parses `{$sum: '$n'}`. Accumulators it doesn't know are refused. */
export function parseAccumulator(name: string, given: unknown): { make(): Accumulator; value: Expression } {
  const [op = '', ...more] = isDoc(given) ? Object.keys(given) : [];
  if (!isDoc(given)) throw located(40_234, `The field '${name}' must be an accumulator object`);
  if (more.length > 0) throw located(40_238, `The field '${name}' must specify one accumulator`);
  const make = makers.get(op);
  if (!make) throw refuse(`The accumulator ${op}`);
  return { make, value: op === '$count' ? () => 1 : compileExpression((given as Doc)[op]) };
}

function sum(): Accumulator {
  let total: Num = 0;
  return {
    add: (value) => {
      const num = asNum(value);
      if (num !== undefined) total = arithmetic(total, num, false);
    },
    result: () => total,
  };
}

function average(): Accumulator {
  let total = 0;
  let count = 0;
  return {
    add: (value) => {
      const num = asNum(value);
      if (num === undefined) return;
      total += Number(num);
      count += 1;
    },
    result: () => (count === 0 ? null : total / count),
  };
}

function extreme(better: (order: number) => boolean): Accumulator {
  let best: unknown = null;
  return {
    add: (value) => {
      if (value === null || value === undefined) return;
      if (best === null || better(compareValues(value, best))) best = value;
    },
    result: () => best,
  };
}

function firstOrLast(first: boolean): Accumulator {
  let kept: unknown;
  let any = false;
  return {
    add: (value) => {
      if (first && any) return;
      any = true;
      kept = value;
    },
    result: () => kept ?? null,
  };
}

function pushed(): Accumulator {
  const { keep, values } = gathered('$push');
  return { add: (value) => value !== undefined && keep(value), result: () => values };
}

function distinct(): Accumulator {
  const known = new LargeMap<string, true>();
  const { keep, values } = gathered('$addToSet');
  return {
    add: (value) => {
      if (value === undefined) return;
      const key = encodeKey(value);
      if (known.get(key)) return;
      known.add(key, true);
      keep(value);
    },
    result: () => values,
  };
}

/** What MongoDB lets one of them gather. */
const mostBytes = 100 * 1024 * 1024;

/** Values of which there may be very many. Throws ExceededMemoryLimit (146). */
function gathered(op: string): { values: unknown[]; keep(value: unknown): void } {
  const values: unknown[] = [];
  let bytes = 0;
  return {
    values,
    keep: (value) => {
      bytes += sizeOfValue(value);
      if (bytes > mostBytes)
        throw new CommandError(146, 'ExceededMemoryLimit', `${op} used too much memory: more than ${mostBytes} bytes`);
      values.push(value);
    },
  };
}
