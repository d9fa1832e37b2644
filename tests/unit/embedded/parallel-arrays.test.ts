import { Decimal128 } from 'bson';
import { describe, expect, it } from 'vitest';
import { buildIndex } from '#embedded/store/catalog/build-index.ts';
import type { Collection } from '#embedded/store/catalog/collection.ts';
import { Slice } from '#embedded/store/slice.ts';
import { sortKey } from '#embedded/store/sort.ts';
import { docOf, type Entry } from '#embedded/store/storage/cache.ts';
import type { Doc } from '#embedded/store/value/types.ts';
import { documentsOf, holdsItsDocuments } from '#tests/equivalence/index-content.ts';
import { entryOf, memoryCollection } from './samples.ts';

const compound = { key: { a: 1, b: 1 } } as const;
const refusal = expect.objectContaining({ code: 171, codeName: 'CannotIndexParallelArrays' });
const found = (collection: Collection, _id: unknown) => {
  const entry = entryOf(collection, _id);
  if (!entry) throw new Error(`no document ${_id}`);
  return entry;
};
const sizes = (collection: Collection) => collection.indexes.map(({ tree }) => tree.size);

describe('two arrays side by side under one index', () => {
  it.each<[string, () => Doc]>([
    ['of their own', () => ({ a: [1, 2], b: [1, 2] })],
    ['that are one in memory', () => withShared((list) => ({ a: list, b: list }))],
    ['that are one in memory, within an array', () => withShared((list) => ({ c: [{ a: list, b: list }] }))],
  ])('are refused: arrays %s', async (_what, make) => {
    const collection = memoryCollection([compound, { key: { 'c.a': 1, 'c.b': 1 } }]);
    collection.insert({ _id: 1, a: 5, b: [6] });
    expect(() => collection.insert({ _id: 2, ...make() })).toThrow(refusal);
    expect(() => collection.replace(found(collection, 1), { _id: 1, ...make() })).toThrow(refusal);
    expect(await documentsOf(collection)).toEqual([{ _id: 1, a: 5, b: [6] }]);
    await holdsItsDocuments(collection);
  });

  it('are no two arrays when both paths lead through one', () => {
    const collection = memoryCollection([{ key: { 'c.a': 1, 'c.b.d': 1, c: 1 } }]);
    collection.insert({ _id: 1, c: [{ a: 1, b: [{ d: 2 }, { d: 3 }] }, { a: 4 }] });
    expect(sizes(collection)).toEqual([1, 3]);
    expect(() => collection.insert({ _id: 2, c: [{ a: [1], b: [{ d: 2 }] }] })).toThrow(refusal);
  });

  it('cannot be sorted by either, be they one in memory', () => {
    const fields = ['a', 'b'].map((path) => ({ path, parts: [path], descending: false }));
    expect(() =>
      sortKey(
        withShared((list) => ({ a: list, b: list })),
        fields,
      ),
    ).toThrow(expect.objectContaining({ code: 2 }));
  });

  it('are indexed, each element with each, in a document that was stored before', async () => {
    const collection = memoryCollection([compound, { key: { n: 1 } }]);
    collection.load(1, { _id: 1, a: [1, 2], b: [3, 4, { c: 5 }], n: 1 });
    collection.insert({ _id: 2, a: 1, b: 3, n: 1 });
    expect(sizes(collection)).toEqual([2, 7, 2]);
    const loaded = { record: 1, bytes: new Uint8Array(), doc: { _id: 1, a: [1, 2], b: [3, 4, { c: 5 }], n: 1 } };
    const changed = collection.replace(loaded, { ...loaded.doc, n: 2 });
    expect(sizes(collection)).toEqual([2, 7, 2]);
    expect(() => collection.replace(changed, { ...loaded.doc, b: [7] })).toThrow(refusal);
    const after = { ...changed, doc: { ...docOf(changed), n: 3 } };
    collection.applyChanges([{ record: 1, before: changed, entry: after }]);
    expect(sizes(collection)).toEqual([2, 7, 2]);
    collection.remove(found(collection, 1));
    expect(sizes(collection)).toEqual([1, 1, 1]);
    await holdsItsDocuments(collection);
  });

  it('end the build of an index, which leaves nothing behind', async () => {
    const collection = memoryCollection();
    collection.insert({ _id: 1, a: [1], b: [1] });
    const spec = { name: 'built', unique: false, sparse: false, ...compound };
    await expect(buildIndex(collection, spec, new Slice())).rejects.toThrow(refusal);
    expect(collection.indexes).toEqual([collection.byId]);
  });
});

describe.each<[string, Doc]>([
  ['two arrays side by side', { a: [1], b: [1] }],
  ['a value that has no place in an order', { a: Decimal128.fromString('1'), b: 1 }],
])('a document that an index under construction cannot take: %s', (_what, unfit) => {
  it.each<[string, (collection: Collection, entry: Entry) => void]>([
    ['changed', (collection, entry) => collection.replace(entry, { _id: 'unfit', a: 1, b: 1, n: 9 })],
    ['removed', (collection, entry) => collection.remove(entry)],
    [
      'removed by a transaction',
      (collection, before) => void collection.applyChanges([{ record: before.record, before, entry: null }]),
    ],
  ])('leaves all other indexes right when it is %s meanwhile', async (_how, change) => {
    const collection = memoryCollection([{ key: { n: 1 } }]);
    const slow = new Slice();
    slow.due = () => true;
    collection.insert({ _id: 'first', n: 0 });
    collection.insert({ _id: 'unfit', ...unfit, n: 1 });
    const spec = { name: 'built', unique: false, sparse: false, ...compound };
    const building = buildIndex(collection, spec, slow);
    change(collection, found(collection, 'unfit'));
    await building;
    await holdsItsDocuments(collection);
  });
});

function withShared(make: (list: unknown[]) => Doc): Doc {
  return make([1, 2]);
}
