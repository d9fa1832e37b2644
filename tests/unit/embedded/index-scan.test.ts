import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '#embedded/store/match/compile.ts';
import { parseFilter } from '#embedded/store/match/parse.ts';
import { countMatching } from '#embedded/store/query/matching-records.ts';
import { parseQuery, planFor } from '#embedded/store/query/query.ts';
import { Reader } from '#embedded/store/query/reader.ts';
import { Slice } from '#embedded/store/slice.ts';
import { parseSort, sortKey } from '#embedded/store/sort.ts';
import { docOf } from '#embedded/store/storage/cache.ts';
import type { Doc } from '#embedded/store/value/types.ts';
import { memoryCollection } from './samples.ts';

const scalar = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.constantFrom(null, 'x', 'y', 'x\0', true, Number.NaN, new Date(5), new Date(7)),
);
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ d: scalar }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: fc.array(fc.record({ d: scalar }, { requiredKeys: [] }), { maxLength: 2 }) },
);
const doc = fc.record({ a: value, b: value, c: scalar }, { requiredKeys: [] });

const path = fc.constantFrom('a', 'b', 'c', 'a.d', '_id');
const test = fc.oneof(
  { weight: 5, arbitrary: scalar as fc.Arbitrary<unknown> },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), scalar).map(([op, v]) => ({ [op]: v })),
  },
  { weight: 2, arbitrary: fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lt: high })) },
  { weight: 3, arbitrary: fc.array(scalar, { maxLength: 3 }).map((values) => ({ $in: values })) },
  { weight: 1, arbitrary: fc.boolean().map((wanted) => ({ $exists: wanted })) },
  { weight: 1, arbitrary: scalar.map((v) => ({ $ne: v })) },
  { weight: 1, arbitrary: fc.record({ d: scalar }).map((filter) => ({ $elemMatch: filter })) },
);
const fields = fc.array(fc.tuple(path, test), { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs) as Doc);
const filter = fc.oneof(
  { weight: 5, arbitrary: fields },
  { weight: 1, arbitrary: fc.tuple(fields, fields).map(([x, y]) => ({ $or: [x, y] }) as Doc) },
  { weight: 1, arbitrary: fc.tuple(fields, fields).map(([x, y]) => ({ $and: [x, y] }) as Doc) },
);
const sort = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', '_id'), fc.constantFrom(1, -1)), { maxLength: 2 })
  .map((pairs) => Object.fromEntries(pairs) as Doc);

const indexes = [
  [{ key: { a: 1 as const } }],
  [{ key: { a: -1 as const, c: 1 as const } }, { key: { c: 1 as const, b: -1 as const } }],
  [{ key: { c: 1 as const, 'a.d': 1 as const } }, { key: { 'a.d': 1 as const, b: 1 as const }, sparse: true }],
  [
    { key: { b: 1 as const }, partialFilterExpression: { c: { $gt: 1 } } },
    { key: { b: 1 as const, a: 1 as const }, sparse: true },
  ],
  [
    { key: { a: 1 as const, b: -1 as const, c: 1 as const } },
    { key: { c: -1 as const }, partialFilterExpression: { a: 1 } },
  ],
];

function seeded(docs: Doc[], specs: (typeof indexes)[number]) {
  const collection = memoryCollection(specs, 20_000);
  for (const [i, fields] of docs.entries()) collection.insert({ _id: i % 2 ? i : `id${i}`, ...fields });
  return collection;
}

async function read(collection: ReturnType<typeof memoryCollection>, given: Doc, order: Doc, limit: number) {
  const found: Doc[] = [];
  const reader = new Reader(collection, parseQuery(given, order), 0, limit);
  await reader.read(new Slice(), (entry) => found.push(docOf(entry)) > 0);
  return found;
}

const ids = (docs: Doc[]) => docs.map((item) => String(item._id)).sort();

describe('reading by an index', () => {
  it.each(indexes.map((specs, i) => [i, specs] as const))(
    'gives what a full scan gives, indexes %i',
    async (seed, specs) => {
      let used = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(doc, { minLength: 5, maxLength: 25 }),
          fc.array(fc.tuple(filter, sort, fc.integer({ min: 0, max: 6 })), { minLength: 8, maxLength: 8 }),
          async (docs, queries) => {
            const collection = seeded(docs as Doc[], specs);
            for (const [given, order, limit] of queries) {
              const all = [...collection.records].flatMap((record) => collection.get(record) ?? []).map(docOf);
              const expected = all.filter(compile(parseFilter(given)));
              const found = await read(collection, given, order, limit);
              const whole = await read(collection, given, order, 0);
              if (planFor(collection, parseQuery(given, order)).stage === 'IXSCAN') used += 1;
              expect(ids(whole)).toEqual(ids(expected));
              expect(found.length).toBe(limit === 0 ? expected.length : Math.min(limit, expected.length));
              expect(await countMatching(collection, parseQuery(given), new Slice())).toBe(expected.length);
              const fields = parseSort(order);
              const keys = found.map((item) => sortKey(item, fields));
              expect(keys).toEqual(
                expected
                  .map((item) => sortKey(item, fields))
                  .sort((x, y) => (x < y ? -1 : x > y ? 1 : 0))
                  .slice(0, found.length),
              );
            }
          },
        ),
        { numRuns: 100, seed: seed + 10 },
      );
      // A test that never takes the index would pass for nothing.
      expect(used).toBeGreaterThan(150);
    },
  );
});
