import { badValue, CommandError, located, refuse } from '../errors.ts';
import { compareValues } from '../value/compare.ts';
import { arithmetic, asNum } from '../value/numbers.ts';
import { isDoc } from '../value/types.ts';
import { dateOperators } from './date-operators.ts';
import type { Operator } from './operator.ts';
import { setField } from './set-field.ts';

/** An operator over its evaluated arguments. */
function over(least: number, most: number, compute: (args: unknown[]) => unknown): Operator {
  return (operand, compile) => {
    const list = Array.isArray(operand) ? operand : [operand];
    if (list.length < least || list.length > most) throw badValue(`an operator with ${list.length} arguments`);
    const args = list.map(compile);
    return (doc) => compute(args.map((arg) => arg(doc)));
  };
}

/** An operator that works out one argument after the other, and no more of them than `compute` asks for. */
function oneByOne(least: number, compute: (values: Iterable<unknown>) => unknown): Operator {
  return (operand, compile) => {
    const list = Array.isArray(operand) ? operand : [operand];
    if (list.length < least) throw badValue(`an operator with ${list.length} arguments`);
    const args = list.map(compile);
    return (doc) =>
      compute(
        (function* () {
          for (const arg of args) yield arg(doc);
        })(),
      );
  };
}

function someTrue(values: Iterable<unknown>): boolean {
  for (const value of values) if (isTrue(value)) return true;
  return false;
}

function everyTrue(values: Iterable<unknown>): boolean {
  for (const value of values) if (!isTrue(value)) return false;
  return true;
}

/** The first that is there, else the last. */
function firstPresent(values: Iterable<unknown>): unknown {
  let last: unknown;
  for (const value of values) {
    if (!isNone(value)) return value;
    last = value;
  }
  return last;
}

/** In expressions a missing value comes before null, other than in queries. */
function compare(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compareValues(a, b);
}

const comparison = (holds: (order: number) => boolean) => over(2, 2, ([a, b]) => holds(compare(a, b)));

/** Missing, null, false and zero are false; everything else is true. */
export function isTrue(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  const num = asNum(value);
  return num === undefined || Number(num) !== 0;
}

const cond: Operator = (operand, compile) => {
  const list = isDoc(operand) ? [operand.if, operand.then, operand.else] : operand;
  if (!Array.isArray(list) || list.length !== 3) throw badValue('$cond takes three arguments');
  for (const [i, name] of ['if', 'then', 'else'].entries())
    if (list[i] === undefined) throw located(17_080 + i, `Missing '${name}' parameter to $cond`);
  const [test, yes, no] = list.map(compile);
  return (doc) => (isTrue(test?.(doc)) ? yes?.(doc) : no?.(doc));
};

const isNone = (value: unknown) => value === undefined || value === null;

/** Null when any argument is none, as arithmetic in expressions is. */
function numeric(name: string, compute: (a: unknown, b: unknown) => unknown): Operator {
  return over(1, 100, (args) => (args.some(isNone) ? null : args.reduce((a, b) => calculate(name, compute, a, b))));
}

function calculate(name: string, compute: (a: unknown, b: unknown) => unknown, a: unknown, b: unknown): unknown {
  const bad = [a, b].find((value) => asNum(value) === undefined && !(value instanceof Date));
  if (bad !== undefined) throw new CommandError(14, 'TypeMismatch', `${name} only supports numeric or date types`);
  return compute(a, b);
}

function add(a: unknown, b: unknown): unknown {
  if (a instanceof Date && b instanceof Date)
    throw new CommandError(16_612, 'Location16612', 'only one date allowed in an $add expression');
  if (a instanceof Date) return new Date(a.getTime() + Number(asNum(b)));
  if (b instanceof Date) return new Date(b.getTime() + Number(asNum(a)));
  return arithmetic(asNum(a) ?? 0, asNum(b) ?? 0, false);
}

function subtract(a: unknown, b: unknown): unknown {
  if (a instanceof Date)
    return b instanceof Date ? a.getTime() - b.getTime() : new Date(a.getTime() - Number(asNum(b)));
  if (b instanceof Date) throw new CommandError(14, 'TypeMismatch', "can't $subtract a date from a number");
  return arithmetic(asNum(a) ?? 0, arithmetic(asNum(b) ?? 0, -1, true), false);
}

function numbersOnly(name: string, compute: (a: number, b: number) => number) {
  return (a: unknown, b: unknown) => {
    if (a instanceof Date || b instanceof Date)
      throw new CommandError(14, 'TypeMismatch', `${name} only supports numeric types`);
    return compute(Number(asNum(a)), Number(asNum(b)));
  };
}

function divide(a: number, b: number): number {
  if (b === 0) throw badValue("can't $divide by zero");
  return a / b;
}

function concat(args: unknown[]): unknown {
  if (args.some(isNone)) return null;
  if (!args.every((arg) => typeof arg === 'string'))
    throw new CommandError(16_702, 'Location16702', '$concat only supports strings');
  return args.join('');
}

function size(value: unknown): number {
  if (!Array.isArray(value)) throw new CommandError(17_124, 'Location17124', 'The argument to $size must be an array');
  return value.length;
}

function elementAt(array: unknown, position: unknown): unknown {
  if (isNone(array)) return null;
  if (!Array.isArray(array))
    throw new CommandError(28_689, 'Location28689', "$arrayElemAt's first argument must be an array");
  const at = Number(asNum(position));
  if (!Number.isInteger(at)) throw refuse('$arrayElemAt with such a position');
  return array.at(at);
}

function includes(value: unknown, array: unknown): boolean {
  if (!Array.isArray(array))
    throw new CommandError(40_081, 'Location40081', '$in requires an array as a second argument');
  return array.some((item) => compare(item, value) === 0);
}

/** The operators of expressions that this store answers. */
export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['$eq', comparison((order) => order === 0)],
  ['$ne', comparison((order) => order !== 0)],
  ['$gt', comparison((order) => order > 0)],
  ['$gte', comparison((order) => order >= 0)],
  ['$lt', comparison((order) => order < 0)],
  ['$lte', comparison((order) => order <= 0)],
  ['$cmp', over(2, 2, ([a, b]) => Math.sign(compare(a, b)))],
  ['$and', oneByOne(0, everyTrue)],
  ['$or', oneByOne(0, someTrue)],
  ['$not', over(1, 1, ([value]) => !isTrue(value))],
  ['$cond', cond],
  ['$ifNull', oneByOne(2, firstPresent)],
  ['$in', over(2, 2, ([value, array]) => includes(value, array))],
  ['$size', over(1, 1, ([value]) => size(value))],
  ['$isArray', over(1, 1, ([value]) => Array.isArray(value))],
  ['$arrayElemAt', over(2, 2, ([array, position]) => elementAt(array, position))],
  ['$add', numeric('$add', add)],
  ['$subtract', over(2, 2, ([a, b]) => (isNone(a) || isNone(b) ? null : calculate('$subtract', subtract, a, b)))],
  [
    '$multiply',
    numeric(
      '$multiply',
      numbersOnly('$multiply', (a, b) => a * b),
    ),
  ],
  [
    '$divide',
    over(2, 2, ([a, b]) =>
      isNone(a) || isNone(b) ? null : calculate('$divide', numbersOnly('$divide', divide), a, b),
    ),
  ],
  ['$concat', over(1, 100, concat)],
  ['$setField', setField],
  ...dateOperators,
]);
