import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortBuffer } from '#embedded/store/query/sort-buffer.ts';
import { Slice } from '#embedded/store/slice.ts';
import { compareKeys, parseSort, sortKey } from '#embedded/store/sort.ts';
import { encode } from '#embedded/store/value/bytes.ts';

const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('a', '\0', 'é', '\uffff', '😀') }),
  fc.integer().map((i) => `the same beginning ${i}`),
  fc.string({ minLength: 500, maxLength: 600, unit: fc.constantFrom('a', 'b') }),
);
const values = fc.oneof(texts, fc.integer(), fc.constant(null), fc.array(fc.integer({ min: 0, max: 9 })));

/** The records in order, as many as are asked for. */
async function recordsOf(docs: { a: unknown }[], direction: number, wanted: number): Promise<number[]> {
  const buffer = sortBuffer(parseSort({ a: direction }), wanted);
  for (const [record, doc] of docs.entries()) buffer.add({ record, doc, bytes: encode(doc) });
  const sorted = await buffer.sorted(new Slice());
  const records: number[] = [];
  for (let record = sorted.next(); record >= 0; record = sorted.next()) records.push(record);
  return records;
}

describe.each([1, -1])('sorting by the keys of documents, direction %i', (direction) => {
  it.each([3, 1000, Number.POSITIVE_INFINITY])(
    'gives the first %d in order, equal ones as they came',
    async (wanted) => {
      await fc.assert(
        fc.asyncProperty(fc.array(values, { maxLength: 3000, size: 'max' }), async (all) => {
          const docs = all.map((a) => ({ a }));
          const fields = parseSort({ a: direction });
          const keys = docs.map((doc) => sortKey(doc, fields));
          const order = [...keys.keys()].sort((i, j) => compareKeys(keys[i] ?? '', keys[j] ?? ''));
          expect((await recordsOf(docs, direction, wanted)).slice(0, wanted)).toEqual(order.slice(0, wanted));
        }),
        { numRuns: 15, seed: 11 },
      );
    },
  );
});

it('keeps keys that are larger than a block, and as many as fill several', async () => {
  const docs = ['b', 'a'].flatMap((letter) => [1_500_000, 10, 600_000].map((n) => ({ a: letter.repeat(n) })));
  expect(await recordsOf(docs, 1, Number.POSITIVE_INFINITY)).toEqual([4, 5, 3, 1, 2, 0]);
});
