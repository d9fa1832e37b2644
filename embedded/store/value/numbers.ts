import { Long } from 'bson';
import { refuse } from '../errors.ts';
import { bsonType } from './types.ts';

export type Num = number | Long;

/** A number of a decoded document, or undefined for anything else. Decimal128 is refused, not rounded. */
export function asNum(value: unknown): Num | undefined {
  if (typeof value === 'number') return value;
  switch (bsonType(value)) {
    case 'Long':
      return value as Long;
    case 'Int32':
    case 'Double':
      return Number((value as { value: number }).value);
    case 'Decimal128':
      throw refuse('Comparing or computing with Decimal128');
    default:
      return undefined;
  }
}

/** Numbers of every kind compare as numbers; NaN is the least of them. */
export function compareNumbers(a: Num, b: Num): number {
  if (typeof a === 'number') return typeof b === 'number' ? compareDoubles(a, b) : 0 - compareLongWithDouble(b, a);
  return typeof b === 'number' ? compareLongWithDouble(a, b) : a.compare(b);
}

function compareDoubles(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  const nanA = Number.isNaN(a);
  return nanA === Number.isNaN(b) ? 0 : nanA ? -1 : 1;
}

function compareLongWithDouble(a: Long, b: number): number {
  if (Number.isNaN(b)) return 1;
  if (b >= 2 ** 63) return -1;
  if (b < -(2 ** 63)) return 1;
  const whole = Math.trunc(b);
  return a.compare(Long.fromNumber(whole)) || Math.sign(whole - b);
}

/** Adds or multiplies as MongoDB does: a Long stays a Long as long as both are whole. */
export function arithmetic(a: Num, b: Num, multiply: boolean): Num {
  if (typeof a === 'number' && typeof b === 'number') return multiply ? a * b : a + b;
  const left = asLong(a);
  const right = asLong(b);
  if (left && right) return multiply ? left.multiply(right) : left.add(right);
  return multiply ? Number(a) * Number(b) : Number(a) + Number(b);
}

function asLong(value: Num): Long | undefined {
  if (typeof value !== 'number') return value;
  return Number.isSafeInteger(value) ? Long.fromNumber(value) : undefined;
}

/** A count or size in a command: a number, a Long or a Double, as a plain number. */
export function toNumber(value: unknown, fallback = 0): number {
  const num = value === undefined || value === null ? undefined : asNum(value);
  return num === undefined ? fallback : Number(num);
}
