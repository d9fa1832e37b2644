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

const leastLong = -(2n ** 63n);
const greatestLong = 2n ** 63n - 1n;

/**
 * Adds or multiplies as MongoDB's updates do: whole numbers stay whole, and beyond 32 bits they become Longs.
 * Undefined when the result is beyond 64 bits.
 * A number is taken for an Int32 where it can be one, since that is how drivers send it.
 */
export function exactArithmetic(a: Num, b: Num, multiply: boolean): Num | undefined {
  if (!isWhole(a) || !isWhole(b)) return inDoubles(a, b, multiply);
  const small = typeof a === 'number' && typeof b === 'number' ? inDoubles(a, b, multiply) : Number.NaN;
  // The product of zero and a negative number has no sign either.
  if (isInt32(small)) return small === 0 ? 0 : small;
  const whole = multiply ? toBigInt(a) * toBigInt(b) : toBigInt(a) + toBigInt(b);
  return whole < leastLong || whole > greatestLong ? undefined : Long.fromBigInt(whole);
}

/** The same for aggregations, which go on in doubles beyond 64 bits. */
export function arithmetic(a: Num, b: Num, multiply: boolean): Num {
  return exactArithmetic(a, b, multiply) ?? inDoubles(a, b, multiply);
}

const inDoubles = (a: Num, b: Num, multiply: boolean) => (multiply ? Number(a) * Number(b) : Number(a) + Number(b));

const isInt32 = (value: number) => value === Math.trunc(value) && Math.abs(value + 0.5) < 2 ** 31;

const isWhole = (value: Num) => typeof value !== 'number' || (isInt32(value) && !Object.is(value, -0));

const toBigInt = (value: Num) => (typeof value === 'number' ? BigInt(value) : value.toBigInt());

/** What is before the point, or undefined for NaN, the infinities and what is beyond 64 bits. */
export function wholePart(value: Num): bigint | undefined {
  if (typeof value !== 'number') return value.toBigInt();
  if (!Number.isFinite(value)) return undefined;
  const whole = BigInt(Math.trunc(value));
  return whole < leastLong || whole > greatestLong ? undefined : whole;
}

/** A count or size in a command: a number, a Long or a Double, as a plain number. */
export function toNumber(value: unknown, fallback = 0): number {
  const num = value === undefined || value === null ? undefined : asNum(value);
  return num === undefined ? fallback : Number(num);
}
