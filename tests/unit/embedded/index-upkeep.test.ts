import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tree } from '#embedded/store/catalog/index-tree.ts';
import { documentsOf, holdsItsDocuments } from '#tests/equivalence/index-content.ts';
import { entryOf, memoryCollection } from './samples.ts';

const doc = fc.record(
  {
    _id: fc.integer({ min: 0, max: 8 }),
    a: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 })),
    state: fc.constantFrom('open', 'done'),
  },
  { requiredKeys: ['_id'] },
);
const step = fc.record({ kind: fc.constantFrom('put', 'remove'), doc });

type Step = { kind: string; doc: { _id: number } };

/** Does a step and notes what is there after it. A refused duplicate changes nothing. */
function take(
  { kind, doc }: Step,
  collection: ReturnType<typeof memoryCollection>,
  there: Map<number, Step['doc']>,
): void {
  const entry = entryOf(collection, doc._id);
  expect(entry !== undefined).toBe(there.has(doc._id));
  try {
    if (kind === 'remove') {
      if (entry) collection.remove(entry);
      there.delete(doc._id);
      return;
    }
    if (entry) collection.replace(entry, doc);
    else collection.insert(doc);
    there.set(doc._id, doc);
  } catch (error) {
    expect(error).toMatchObject({ code: 11000 });
  }
}

describe('an index kept up by writes', () => {
  it('holds exactly the keys of the documents that are there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const collection = memoryCollection([
          { key: { a: 1 } },
          { key: { a: 1, state: -1 }, unique: true, partialFilterExpression: { state: 'open' } },
        ]);
        const there = new Map<number, Step['doc']>();
        for (const one of steps) take(one, collection, there);
        expect(await documentsOf(collection)).toEqual([...there.values()].sort((a, b) => a._id - b._id));
        await holdsItsDocuments(collection);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it.each<[string, (tree: Tree) => void]>([
    ['a key too few', (tree) => tree.deleteKeys(tree.keysArray().slice(0, 1))],
    ['a key too many', (tree) => tree.set(`${tree.maxKey()}\x01`, 1)],
    ['a key of another document', (tree) => tree.set(tree.minKey() ?? '', 2)],
  ])('is seen to be wrong by %s', async (_what, damage) => {
    const collection = memoryCollection([{ key: { a: 1 } }]);
    collection.insert({ _id: 1, a: [1, 2] });
    collection.insert({ _id: 2, a: 3 });
    await holdsItsDocuments(collection);
    const index = collection.indexes[1];
    if (index) damage(index.tree);
    await expect(holdsItsDocuments(collection)).rejects.toThrow('differ');
  });
});
