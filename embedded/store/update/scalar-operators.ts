import { typeMismatch } from '../errors.ts';
import { compareValues } from '../value/compare.ts';
import { arithmetic, asNum } from '../value/numbers.ts';
import { bsonType, isDoc } from '../value/types.ts';

export function increase(before: unknown, by: unknown, path: string): unknown {
  const amount = numberOf(by, `Cannot increment with non-numeric argument: {${path}}`);
  if (before === undefined) return by;
  return arithmetic(numberOf(before, notANumber('$inc', path)), amount, false);
}

export function multiply(before: unknown, by: unknown, path: string): unknown {
  const factor = numberOf(by, `Cannot multiply with non-numeric argument: {${path}}`);
  if (before === undefined) return arithmetic(factor, 0, true);
  return arithmetic(numberOf(before, notANumber('$mul', path)), factor, true);
}

export function extreme(before: unknown, value: unknown, better: (order: number) => boolean): unknown {
  return before === undefined || better(compareValues(value, before)) ? value : undefined;
}

export function currentDate(now: Date): Date {
  return new Date(now);
}

function numberOf(value: unknown, message: string) {
  const num = asNum(value);
  if (num === undefined) throw typeMismatch(message);
  return num;
}

const notANumber = (op: string, path: string) => `Cannot apply ${op} to a value of non-numeric type at '${path}'`;

/** True when a write would leave the bytes as they are: unlike equality, kinds of numbers and the order of fields count. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => same(item, b[i]));
  if (isDoc(a)) {
    if (!isDoc(b)) return false;
    const [left, right] = [Object.keys(a), Object.keys(b)];
    return left.length === right.length && left.every((key, i) => key === right[i] && same(a[key], b[key]));
  }
  if (bsonType(a) !== bsonType(b) || isDoc(b) || Array.isArray(b)) return false;
  const comparable = !['Decimal128', 'DBRef', 'Code'].includes(bsonType(a));
  return comparable && compareValues(a, b) === 0;
}
