import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryCollection } from './samples.ts';

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
function take({ kind, doc }: Step, collection: ReturnType<typeof memoryCollection>, there: Map<number, object>): void {
  const entry = collection.findById(doc._id);
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
  it('holds exactly the keys of the documents that are there', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const collection = memoryCollection([
          { key: { a: 1 } },
          { key: { a: 1, state: -1 }, unique: true, partialFilterExpression: { state: 'open' } },
        ]);
        const there = new Map<number, object>();
        for (const one of steps) take(one, collection, there);
        const fresh = memoryCollection(collection.indexes.slice(1).map((index) => index.spec));
        for (const doc of there.values()) fresh.insert({ ...doc });
        for (const [i, index] of collection.indexes.entries()) {
          expect(index.tree.size).toBe(fresh.indexes[i]?.tree.size);
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });
});
