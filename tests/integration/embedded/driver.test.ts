import { type Document, Long, ObjectId } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { openedStore } from './opened-store.ts';

const opened = openedStore();

const fresh = () => opened.client.db().collection<Document>(`c${new ObjectId().toHexString()}`);

describe('the driver', () => {
  it('writes and reads back values of many kinds', async () => {
    const things = fresh();
    const doc = {
      _id: new ObjectId(),
      text: 'é\u{1F600}',
      n: 1.5,
      big: Long.fromString('9007199254740993'),
      at: new Date(5),
      list: [1, [2], { x: null }],
      re: /a/i,
    };
    await things.insertOne(doc);
    expect(await things.findOne({ _id: doc._id })).toEqual(doc);
  });

  it('pages through a cursor, sorted by an index or in memory', async () => {
    const things = fresh();
    await things.insertMany(Array.from({ length: 350 }, (_, i) => ({ n: (i * 37) % 350, g: i % 7 })));
    const byMemory = await things.find({}).sort({ n: 1 }).batchSize(40).toArray();
    await things.createIndex({ n: 1 });
    const byIndex = await things.find({}).sort({ n: 1 }).batchSize(40).toArray();
    expect(byMemory.map((doc) => doc.n)).toEqual(Array.from({ length: 350 }, (_, i) => i));
    expect(byIndex).toEqual(byMemory);
    const page = await things.find({ g: 3 }).sort({ n: -1 }).skip(5).limit(3).toArray();
    expect(page).toEqual(
      byMemory
        .filter((doc) => doc.g === 3)
        .reverse()
        .slice(5, 8),
    );
    expect(await things.find({}).batchSize(3).limit(10).toArray()).toHaveLength(10);
  });

  it('merges the ranges of $in into the order of the sort', async () => {
    const things = fresh();
    await things.createIndex({ c: 1, seq: 1 });
    await things.insertMany(Array.from({ length: 60 }, (_, i) => ({ c: `c${i % 3}`, seq: i })));
    const find = things
      .find({ c: { $in: ['c2', 'c0'] }, seq: { $gt: 10 } })
      .sort({ seq: -1 })
      .limit(5);
    expect((await find.toArray()).map((doc) => doc.seq)).toEqual([59, 57, 56, 54, 53]);
    const plan = await things
      .find({ c: { $in: ['c2', 'c0'] } })
      .sort({ seq: -1 })
      .explain();
    expect(plan.queryPlanner.winningPlan).toMatchObject({
      stage: 'FETCH',
      inputStage: { stage: 'IXSCAN', indexName: 'c_1_seq_1' },
    });
    const scan = await things.find({ other: 1 }).explain();
    expect(scan.queryPlanner.winningPlan.stage).toBe('COLLSCAN');
  });

  it('reports every failed document of an unordered insert', async () => {
    const things = fresh();
    await things.insertOne({ _id: 2 as never });
    const docs = [1, 2, 3, 2].map((_id) => ({ _id: _id as never }));
    await expect(things.insertMany(docs, { ordered: false })).rejects.toMatchObject({
      code: 11000,
      writeErrors: [{ index: 1 }, { index: 3 }],
    });
    expect(await things.countDocuments()).toBe(3);
    await expect(things.insertMany(docs)).rejects.toMatchObject({ code: 11000 });
  });

  it('runs a mixed bulk', async () => {
    const things = fresh();
    const result = await things.bulkWrite([
      { insertOne: { document: { _id: 1 as never, n: 1 } } },
      { updateOne: { filter: { _id: 1 as never }, update: { $inc: { n: 1 } } } },
      { updateMany: { filter: { n: 2 }, update: { $set: { seen: true } } } },
      { replaceOne: { filter: { _id: 2 as never }, replacement: { n: 9 }, upsert: true } },
      { deleteOne: { filter: { n: 9 } } },
      { deleteMany: { filter: { absent: 1 } } },
    ]);
    expect(result).toMatchObject({
      insertedCount: 1,
      matchedCount: 2,
      modifiedCount: 2,
      upsertedCount: 1,
      deletedCount: 1,
    });
    expect(await things.find().toArray()).toEqual([{ _id: 1, n: 2, seen: true }]);
  });

  it('finds and modifies', async () => {
    const things = fresh();
    await things.insertMany([
      { n: 1, s: 'b' },
      { n: 2, s: 'a' },
    ]);
    const first = await things.findOneAndUpdate(
      {},
      { $set: { done: true } },
      { sort: { s: 1 }, returnDocument: 'after', projection: { _id: 0 } },
    );
    expect(first).toEqual({ n: 2, s: 'a', done: true });
    expect(await things.findOneAndDelete({ n: 1 })).toMatchObject({ n: 1 });
    expect(await things.findOneAndUpdate({ n: 1 }, { $set: { x: 1 } })).toBeNull();
    expect(
      await things.findOneAndUpdate({ n: 5 }, { $set: { x: 1 } }, { upsert: true, returnDocument: 'after' }),
    ).toMatchObject({ n: 5, x: 1 });
    expect(
      await things.findOneAndReplace({ n: 5 }, { z: 1 }, { returnDocument: 'after', projection: { _id: 0 } }),
    ).toEqual({ z: 1 });
  });

  it('counts and lists distinct values, with and without an index', async () => {
    const things = fresh();
    await things.insertMany(Array.from({ length: 50 }, (_, i) => ({ n: i, tags: [i % 3, 'x'] })));
    for (const _ of ['scan', 'index']) {
      expect(await things.countDocuments({ n: { $gte: 10, $lt: 20 } })).toBe(10);
      expect(await things.countDocuments({ n: { $gte: 10 } }, { skip: 5, limit: 7 })).toBe(7);
      expect(await things.countDocuments({ n: 99 })).toBe(0);
      expect(await things.distinct('tags', { n: { $lt: 2 } })).toEqual([0, 1, 'x']);
      await things.createIndex({ n: 1 });
    }
    expect(await things.estimatedDocumentCount()).toBe(50);
  });

  it('lists, drops and recreates collections and indexes', async () => {
    const things = fresh();
    await things.createIndex({ a: 1 }, { unique: true });
    await expect(things.createIndex({ a: 1 }, { name: 'other' })).rejects.toMatchObject({ code: 85 });
    await expect(things.createIndex({ b: 1 }, { name: 'a_1' })).rejects.toMatchObject({ code: 86 });
    await things.insertMany([
      { a: 1, b: 1 },
      { a: 2, b: 1 },
    ]);
    await expect(things.createIndex({ b: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 });
    expect((await things.indexes()).map((index) => index.name)).toEqual(['_id_', 'a_1']);
    await things.dropIndex('a_1');
    await things.insertOne({ a: 1 });
    expect(await opened.client.db().listCollections({ name: things.collectionName }).toArray()).toHaveLength(1);
    await things.drop();
    expect(await things.find().toArray()).toEqual([]);
    await expect(things.indexes()).rejects.toMatchObject({ code: 26 });
    await opened.client.db('other').collection('x').insertOne({ a: 1 });
    await opened.client.db('other').dropDatabase();
    expect(await opened.client.db('other').collections()).toEqual([]);
  });

  it('carries documents of many megabytes', async () => {
    const things = fresh();
    const body = 'x'.repeat(5_000_000);
    await things.insertMany([{ body }, { body }, { body }]);
    expect((await things.find().toArray()).map((doc) => doc.body.length)).toEqual([5_000_000, 5_000_000, 5_000_000]);
    await expect(things.insertOne({ body: 'x'.repeat(17_000_000) })).rejects.toThrow();
  });

  it('gives unacknowledged writes no answer and stays in step', async () => {
    const things = fresh();
    await things.insertOne({ a: 1 }, { writeConcern: { w: 0 } });
    expect(await things.countDocuments({ a: 1 })).toBe(1);
  });
});
