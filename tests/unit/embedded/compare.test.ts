import { Decimal128, Long } from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareValues } from '#embedded/store/value/compare.ts';
import { encodeKey, invertKey } from '#embedded/store/value/encode-key.ts';
import { anyValue } from './samples.ts';

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

describe('the order of values', () => {
  it('is the same both ways round', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        expect(Math.sign(compareValues(a, b))).toBe(-Math.sign(compareValues(b, a)) || 0);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('is transitive', () => {
    fc.assert(
      fc.property(fc.array(anyValue, { minLength: 3, maxLength: 12 }), (values) => {
        const sorted = values.toSorted(compareValues);
        const holds = sorted.every((a, i) => sorted.slice(i).every((b) => compareValues(a, b) <= 0));
        expect(holds).toBe(true);
      }),
      { numRuns: 1000, seed: 2 },
    );
  });

  it('is that of the encoded keys, turned over or not', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        const [left, right] = [encodeKey(a), encodeKey(b)];
        expect(order(left, right)).toBe(Math.sign(compareValues(a, b)));
        expect(order(invertKey(left), invertKey(right))).toBe(order(right, left));
      }),
      { numRuns: 4000, seed: 3 },
    );
  });

  it.each([
    [null, 1],
    [Number.NaN, Number.NEGATIVE_INFINITY],
    [1, 'a'],
    ['a', { a: 1 }],
    [{ a: 1 }, [1]],
    [{ a: 1 }, { b: 1 }],
    [{ b: 1 }, { a: 'x' }],
    [{ a: 1 }, { a: 1, b: 1 }],
    [Long.fromBigInt(2n ** 53n), Long.fromBigInt(2n ** 53n + 1n)],
    [2 ** 53, Long.fromBigInt(2n ** 53n + 1n)],
    ['\uFFFF', '\u{1F600}'],
    [false, true],
    [true, new Date(0)],
  ])('%j comes before %j', (a, b) => {
    expect(compareValues(a, b)).toBeLessThan(0);
    expect(encodeKey(a) < encodeKey(b)).toBe(true);
  });

  it('treats numbers of all kinds as numbers, and missing as null', () => {
    expect(compareValues(5, Long.fromNumber(5))).toBe(0);
    expect(encodeKey(5)).toBe(encodeKey(Long.fromNumber(5)));
    expect(encodeKey(-0)).toBe(encodeKey(0));
    expect(compareValues(undefined, null)).toBe(0);
  });

  it('refuses Decimal128 rather than rounding it', () => {
    expect(() => compareValues(1, Decimal128.fromString('1.1'))).toThrow(/MONGO_URL/);
  });
});
