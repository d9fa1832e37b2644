import { describe, expect, it } from 'vitest';
import { docOf } from '#embedded/store/storage/cache.ts';
import { sweepExpired } from '#embedded/store/ttl.ts';
import { entriesOf, memoryCollection } from './samples.ts';

describe('the sweep of a TTL index', () => {
  it('deletes what is over, by the earliest date of an array, and nothing without a date', async () => {
    const collection = memoryCollection([{ key: { at: 1 }, expireAfterSeconds: 10 }]);
    const docs: [string, unknown][] = [
      ['old', new Date(0)],
      ['edge', new Date(90_000)],
      ['young', new Date(90_001)],
      ['array', [new Date(999_000), new Date(5)]],
      ['text', 'x'],
      ['number', 0],
      ['null', null],
    ];
    for (const [_id, at] of docs) collection.insert({ _id, at });
    collection.insert({ _id: 'missing' });
    const deleted = await sweepExpired({ collections: new Map([[collection.ns, collection]]) }, 100_000);
    const left = (await entriesOf(collection)).map((entry) => docOf(entry)._id);
    expect(deleted).toBe(3);
    expect(left).toEqual(['young', 'text', 'number', 'null', 'missing']);
  });

  it('deletes thousands in turns, leaving others room between them', async () => {
    const collection = memoryCollection([{ key: { at: 1 }, expireAfterSeconds: 0 }]);
    for (let i = 0; i < 20_000; i++) collection.insert({ _id: i, at: new Date(i) });
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 0);
    const deleted = await sweepExpired({ collections: new Map([[collection.ns, collection]]) }, 1_000_000);
    clearInterval(counting);
    expect(deleted).toBe(20_000);
    expect(turns).toBeGreaterThan(5);
  });
});
