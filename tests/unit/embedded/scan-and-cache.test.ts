import { describe, expect, it } from 'vitest';
import { countMatching } from '#embedded/store/query/matching-records.ts';
import { parseQuery } from '#embedded/store/query/query.ts';
import { Reader } from '#embedded/store/query/reader.ts';
import { Slice } from '#embedded/store/slice.ts';
import { docOf } from '#embedded/store/storage/cache.ts';
import { entriesOf, memoryCollection } from './samples.ts';

const filled = (count: number) => {
  const collection = memoryCollection([], 8 << 20);
  for (let i = 0; i < count; i++) collection.insert({ _id: i, text: 'x'.repeat(100) });
  return collection;
};
const scan = (collection: ReturnType<typeof filled>) =>
  countMatching(collection, parseQuery({ text: { $regex: 'nothing' } }), new Slice());

describe('a scan and the cache', () => {
  it('a long one pushes nothing out that others ask for', async () => {
    const collection = filled(20_000);
    const asked = collection.atHand(10_000);
    await scan(collection);
    expect(collection.atHand(10_000)).toBe(asked);
    const sort = new Reader(collection, parseQuery({}, { text: 1 }));
    await sort.read(new Slice(), () => true);
    expect(collection.atHand(10_000)).toBe(asked);
  });

  it('a small collection stays in it as a whole', async () => {
    const small = filled(500);
    await scan(small);
    const first = await entriesOf(small);
    await scan(small);
    for (const entry of first) expect(small.atHand(entry.record)).toBe(entry);
  });

  it('what it only looks at is as much the newest as what is kept', async () => {
    const collection = filled(3000);
    for (const entry of await entriesOf(collection)) {
      if (entry.record > 2000) collection.replace(entry, { ...docOf(entry), text: 'new' });
    }
    expect(await countMatching(collection, parseQuery({ text: 'new' }), new Slice())).toBe(1000);
  });
});
