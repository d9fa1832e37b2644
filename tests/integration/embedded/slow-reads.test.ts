import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startSlowDisk } from './slow-disk.ts';

interface Thing {
  _id: number;
  n: number;
  text: string;
  at?: Date;
}

let disk: Awaited<ReturnType<typeof startSlowDisk>>;
let client: MongoClient;
const things = () => client.db().collection<Thing>('things');

const many = 500;
const text = 'x'.repeat(1000);
const thing = (i: number): Thing => ({ _id: i, n: i, text });

beforeAll(async () => {
  disk = await startSlowDisk();
  client = await MongoClient.connect(disk.url);
  await things().insertMany(Array.from({ length: many }, (_, i) => thing(i)));
});
afterAll(async () => {
  await client?.close();
  await disk?.close();
});

describe('a disk that does not answer', () => {
  it('keeps nobody waiting who needs nothing from it', async () => {
    await things().findOne({ _id: many - 1 });
    const { release, asked } = disk.holdReads();
    const hanging = things().findOne({ _id: 0 });
    const counting = things().countDocuments({ text: 'none' });
    await asked;
    expect(await things().findOne({ _id: many - 1 })).toEqual(thing(many - 1));
    await things().insertOne(thing(many));
    await things().updateOne({ _id: many }, { $inc: { n: 1 } });
    expect(await things().findOneAndDelete({ _id: many, n: many + 1 })).toMatchObject({ _id: many });
    release();
    expect(await hanging).toEqual(thing(0));
    expect(await counting).toBe(0);
  });
});

describe("the store's own thread", () => {
  it('reads nothing from the disk, whatever it is asked for', async () => {
    const reading = ['get', 'getSync', 'getMany', 'has', 'hasMany', 'iterator', 'keys', 'values', 'snapshot'] as const;
    const calls = reading.map((name) => vi.spyOn(disk.level, name));
    await things().findOne({ _id: 1 });
    await things().find({}).sort({ text: 1, n: -1 }).toArray();
    await things().createIndex({ n: 1 });
    await things()
      .find({ n: { $gte: 100 } })
      .sort({ n: -1 })
      .toArray();
    await things().distinct('n');
    await things().updateOne({ _id: 2 }, { $set: { n: -2 } });
    await things().findOneAndUpdate({ text }, { $set: { n: -3 } }, { sort: { text: 1, n: 1 } });
    await things().updateMany({ n: { $lt: 50 } }, { $inc: { n: 1 } });
    await things().deleteMany({ n: { $gt: 450 } });
    const same = { $lookup: { from: 'things', localField: 'n', foreignField: 'n', as: 'same' } };
    await things()
      .aggregate([{ $match: { n: { $gt: 10 } } }, same, { $count: 'n' }])
      .toArray();
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await things().find({ text }, { session }).toArray();
        await things().updateMany({ n: { $lt: 200 } }, { $inc: { n: 1 } }, { session });
        await things().deleteOne({ _id: 300 }, { session });
      }),
    );
    expect(await things().countDocuments({ text })).toBeGreaterThan(400);
    for (const call of calls) expect(call).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});
