import { Decimal128, MongoClient } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { openedStore } from './opened-store.ts';

/*
 * What would be too much for one answer, or for the memory of all, is an error as in MongoDB, and the store goes on.
 */

const opened = openedStore();
const collection = (name: string) => opened.client.db('test').collection<{ _id: number; [key: string]: unknown }>(name);

const large = (i: number) => `${i} ${'x'.repeat(1_000_000)}`;

describe('too much is refused:', () => {
  it('distinct values of more than 16 MB', async () => {
    const values = collection('values');
    for (let i = 0; i < 17; i++) await values.insertOne({ _id: i, value: large(i) });
    const all = values.distinct('value').then((found) => found.length);
    await expect(all).rejects.toMatchObject({ code: 17_217 });
    expect(await values.distinct('value', { _id: { $lt: 15 } })).toHaveLength(15);
  });

  it('more than 16 MB joined to one document', async () => {
    const foreign = collection('foreign');
    await collection('local').insertOne({ _id: 1 });
    for (let i = 0; i < 17; i++) await foreign.insertOne({ _id: i, to: 1, text: large(i) });
    const join = { $lookup: { from: 'foreign', localField: '_id', foreignField: 'to', as: 'all' } };
    const joined = () =>
      collection('local')
        .aggregate([join, { $project: { n: { $size: '$all' } } }])
        .toArray();
    await expect(joined()).rejects.toMatchObject({ code: 4568 });
    await foreign.createIndex({ to: 1 });
    await expect(joined()).rejects.toMatchObject({ code: 4568 });
    await foreign.deleteMany({ _id: { $gte: 15 } });
    expect(await joined()).toEqual([{ _id: 1, n: 15 }]);
  });

  it('a long list of what is not compared, and the connection goes on', async () => {
    const list = Array.from({ length: 3000 }, () => Decimal128.fromString('1'));
    const client = await MongoClient.connect(opened.store.url, { maxPoolSize: 1 });
    let cut = 0;
    client.on('connectionClosed', () => {
      cut += 1;
    });
    const things = client.db('test').collection('things');
    await expect(things.countDocuments({ kind: { $in: list } })).rejects.toMatchObject({ code: 115 });
    expect(await things.countDocuments({ kind: { $in: ['nothing'] } })).toBe(0);
    expect(cut).toBe(0);
    await client.close();
  });

  it.each(['$push', '$addToSet'])('more than 100 MB in one %s', async (op) => {
    const name = `many-${op.slice(1)}`;
    await collection(name).insertOne({ _id: 1, all: Array.from({ length: 120 }, (_, i) => i), text: large(0) });
    const each = { n: '$all', text: '$text' };
    const gather = (limit: number) =>
      collection(name)
        .aggregate([
          { $unwind: '$all' },
          { $limit: limit },
          { $group: { _id: null, all: { [op]: each } } },
          { $project: { n: { $size: '$all' } } },
        ])
        .toArray();
    await expect(gather(120)).rejects.toMatchObject({ code: 146, codeName: 'ExceededMemoryLimit' });
    expect(await gather(90)).toEqual([{ _id: null, n: 90 }]);
  });
});

describe('a list of $in is looked up in an index up to', () => {
  const stagesOf = async (length: number, sorted: boolean): Promise<string[]> => {
    const things = collection('things');
    await things.createIndex({ kind: 1, at: 1 });
    const found = things.find({ kind: { $in: Array.from({ length }, (_, i) => i) } });
    const plan = await (sorted ? found.sort({ at: 1 }) : found).explain();
    const stages: string[] = [];
    for (let stage = plan.queryPlanner.winningPlan; stage; stage = stage.inputStage) stages.push(stage.stage);
    return stages;
  };

  it('5,000 values', async () => {
    expect(await stagesOf(5000, false)).toEqual(['FETCH', 'IXSCAN']);
    expect(await stagesOf(5001, false)).toEqual(['COLLSCAN']);
  });

  it('1,000 where their ranges would have to be merged for a sort', async () => {
    expect(await stagesOf(1000, true)).toEqual(['FETCH', 'IXSCAN']);
    expect(await stagesOf(1001, true)).toEqual(['SORT', 'FETCH', 'IXSCAN']);
  });
});
