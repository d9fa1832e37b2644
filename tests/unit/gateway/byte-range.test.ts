import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangeIn } from '#gateway/http/byte-range.ts';

test.each([
  ['bytes=0-9', { start: 0, end: 9 }],
  ['bytes=90-', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-1000', { start: 0, end: 99 }],
  ['bytes=50-5000', { start: 50, end: 99 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=9-0', null],
  ['bytes=0-1,5-6', null],
  ['bytes=-', null],
  ['lines=0-9', null],
  [undefined, null],
])('of 100 bytes, %s', (header, range) => {
  expect(rangeIn(header, 100)).toEqual(range);
});

test('a range never leaves the file, whatever is asked for', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 10_000 }), (text, a, b, size) => {
      for (const header of [text, `bytes=${a}-${b}`, `bytes=-${a}`, `bytes=${a}-`]) {
        const range = rangeIn(header, size);
        if (range !== null && range !== 'unsatisfiable')
          expect(range.start >= 0 && range.start <= range.end && range.end < size).toBe(true);
      }
    }),
  );
});
