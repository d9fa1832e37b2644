import type { Document } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { openedStore } from './opened-store.ts';

const many = 400;
// Everything counts as slow.
const opened = openedStore('--slow-ms', '0');

const things = () => opened.client.db().collection<Document>('things');
const status = () => opened.client.db().command({ batonStatus: 1 });
/** The lines of the log about slow operations of a kind. */
const slow = (command: string): Document[] =>
  opened.store
    .log()
    .split('\n')
    .filter((line) => line.includes('"slow operation"'))
    .map((line) => JSON.parse(line))
    .filter((line) => line.command === command);

describe('a slow operation', () => {
  it('is one line by its shape, with its plan and its numbers, and without anybody’s words', async () => {
    await things().insertMany(Array.from({ length: many }, (_, i) => ({ name: `name ${i}`, tags: ['a', i % 10] })));
    const secret = 'a customer’s words';
    const filter = { $or: [{ name: { $regex: `^${secret}` } }, { name: secret }], tags: { $in: ['a', secret] } };
    expect(await things().find(filter).sort({ name: -1 }).toArray()).toEqual([]);
    await expect
      .poll(() => slow('find'))
      .toEqual([
        expect.objectContaining({
          level: 30,
          ns: 'baton.things',
          shape: {
            filter: { $or: [{ name: { $regex: '?' } }, { name: '?' }], tags: { $in: '?' } },
            sort: { name: '?' },
          },
          plan: 'SORT < COLLSCAN',
          examined: many,
          returned: 0,
        }),
      ]);
    await expect.poll(() => slow('insert')).toEqual([expect.objectContaining({ shape: {}, returned: many })]);
    expect(opened.store.log()).not.toContain(secret);
    expect((await status()).slowOperations).toBeGreaterThanOrEqual(2);
  });

  it('that aggregates shows the plan of what it takes from the collection', async () => {
    const events = opened.client.db().collection<Document>('events');
    await events.createIndexes([{ key: { kind: 1, at: -1 } }, { key: { at: 1 } }]);
    await events.insertMany([
      { kind: 'a', at: 1 },
      { kind: 'b', at: 2 },
    ]);
    const total = { $group: { _id: '$kind', n: { $sum: 1 } } };
    await events.aggregate([{ $match: { kind: 'a' } }, { $sort: { at: -1 } }, total]).toArray();
    await events.aggregate([total]).toArray();
    await events
      .aggregate([{ $match: { at: 1 } }, { $sort: { kind: 1 } }, total], { hint: { kind: 1, at: -1 } })
      .toArray();
    await events.aggregate([{ $match: { kind: { $gt: 'a' } } }, { $sort: { n: 1 } }, total]).toArray();
    await events.countDocuments({ kind: 'a' });
    await events.drop();
    // A line may come later than the answer.
    await expect
      .poll(() => slow('aggregate').map(({ plan }) => plan))
      .toEqual([
        'IXSCAN kind_1_at_-1',
        'COLLSCAN',
        'IXSCAN kind_1_at_-1',
        'SORT < IXSCAN kind_1_at_-1',
        'IXSCAN kind_1_at_-1',
      ]);
  });
});

describe('the status of the store', () => {
  it('counts operations by command, and errors', async () => {
    const before = await status();
    await things().deleteOne({ name: 'name 1' });
    await things().deleteOne({ name: 'name 2' });
    await expect(things().find({ $where: 'true' }).toArray()).rejects.toMatchObject({ code: 115 });
    const after = await status();
    expect(after.operations.delete - (before.operations.delete ?? 0)).toBe(2);
    expect(after.errors - before.errors).toBe(1);
  });

  it('knows documents, bytes, memory and opening time, each beside its limit', async () => {
    const { limits, share, freeDiskBytes } = await status();
    const used = Object.fromEntries(limits.map((limit: Document) => [limit.resource, limit]));
    expect(used.documents).toMatchObject({ used: await things().countDocuments(), limit: 500_000 });
    for (const resource of ['bytes', 'memoryBytes', 'openingMs']) {
      expect(used[resource].used).toBeGreaterThan(0);
      expect(used[resource].share).toBeCloseTo(used[resource].used / used[resource].limit);
    }
    expect(share).toBe(Math.max(...limits.map((limit: Document) => limit.share)));
    expect(freeDiskBytes).toBeGreaterThan(0);
  });
});
