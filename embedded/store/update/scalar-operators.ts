import { badValue, typeMismatch } from '../errors.ts';
import { compareValues } from '../value/compare.ts';
import { asNum, exactArithmetic, type Num } from '../value/numbers.ts';
import { bsonType, isDoc } from '../value/types.ts';

export function increase(before: unknown, by: unknown, path: string): unknown {
  const amount = numberOf(by, `Cannot increment with non-numeric argument: {${path}}`);
  if (before === undefined) return by;
  return calculate('$inc', numberOf(before, notANumber('$inc', path)), amount, path);
}

export function multiply(before: unknown, by: unknown, path: string): unknown {
  const factor = numberOf(by, `Cannot multiply with non-numeric argument: {${path}}`);
  if (before === undefined) return exactArithmetic(factor, 0, true);
  return calculate('$mul', numberOf(before, notANumber('$mul', path)), factor, path);
}

function calculate(op: '$inc' | '$mul', before: Num, operand: Num, path: string): Num {
  const result = exactArithmetic(before, operand, op === '$mul');
  if (result === undefined) throw badValue(`Failed to apply ${op} operations to current value at '${path}': too large`);
  return result;
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
