import { describe, expect, it } from 'vitest';
import { Matches } from '#embedded/store/query/matches.ts';
import { countMatching, matchesToChange } from '#embedded/store/query/matching-records.ts';
import { parseQuery } from '#embedded/store/query/query.ts';
import { Slice } from '#embedded/store/slice.ts';
import { docOf, type Entry } from '#embedded/store/storage/cache.ts';
import { change, find, HeldDisk } from './held-disk.ts';

const v1 = { _id: 1, version: 1 };
const v2 = { _id: 1, version: 2 };

describe('reading', () => {
  const many = Array.from({ length: 3000 }, (_, i) => ({ _id: i + 1 }));

  it('takes many documents at once, and goes on while they are looked at', async () => {
    const disk = new HeldDisk(many);
    expect(await disk.serve(countMatching(disk.collection, parseQuery({ none: 1 }), new Slice()))).toBe(0);
    expect(disk.asked.length).toBeLessThan(30);
  });

  it('waits for nothing that is at hand', async () => {
    const disk = new HeldDisk([{ _id: 1 }]);
    await disk.serve(find(disk.collection, { _id: 1 }));
    const asked = disk.asked.length;
    const matches = new Matches(disk.collection, () => disk.collection.records.scan(false));
    expect(matches.next(new Slice())).toMatchObject({ record: 1 });
    expect(disk.asked).toHaveLength(asked);
  });

  it('that fails is told to those who wait for it, and is tried again by the next', async () => {
    const disk = new HeldDisk([{ _id: 1 }]);
    disk.failure = new Error('bad block');
    await expect(disk.serve(find(disk.collection, { _id: 1 }))).rejects.toThrow('bad block');
    disk.failure = undefined;
    expect(await disk.serve(find(disk.collection, { _id: 1 }))).toEqual([{ _id: 1 }]);
  });

  it('for a change of many gives each as it is when its turn comes', async () => {
    const disk = new HeldDisk([v1, { _id: 2, version: 1 }]);
    const matches = await disk.serve(matchesToChange(disk.collection, parseQuery({ version: 1 }), new Slice()));
    disk.forget();
    const found: Entry[] = [];
    const each = Promise.resolve(matches.each(new Slice(), (entry) => found.push(entry) > 0));
    await disk.reading();
    change(disk.collection, v1, v2);
    disk.forget();
    await disk.serve(each);
    expect(found.map(docOf)).toEqual([{ _id: 2, version: 1 }]);
  });
});
