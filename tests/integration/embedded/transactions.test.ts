import { type Document, Long, MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StoreProcess, startStore, type Workspace, workspace } from './store-process.ts';

let place: Workspace;
let store: StoreProcess;
let client: MongoClient;

beforeAll(async () => {
  place = await workspace();
  store = await startStore(place.folder);
  client = await MongoClient.connect(store.url, { maxPoolSize: 50 });
});

afterAll(async () => {
  await client?.close();
  await store?.stop();
  await place?.remove();
});

let count = 0;
function fresh() {
  count += 1;
  return client.db().collection<Document>(`t${count}`);
}
const begun = () => {
  const session = client.startSession();
  session.startTransaction();
  return session;
};

describe('a transaction', () => {
  it('sees its own writes, others only see them after the commit', async () => {
    const [things, more] = [fresh(), fresh()];
    await things.createIndex({ n: 1 });
    await things.insertMany([{ n: 1 }, { n: 2 }]);
    const session = begun();
    await things.insertOne({ n: 3 }, { session });
    await things.updateOne({ n: 1 }, { $set: { n: 10 } }, { session });
    await things.deleteOne({ n: 2 }, { session });
    await more.insertOne({ x: 1 }, { session });
    const inside = await things
      .find({ n: { $gt: 0 } }, { session })
      .sort({ n: 1 })
      .toArray();
    expect(inside.map((doc) => doc.n)).toEqual([3, 10]);
    expect((await things.find({}, { session }).toArray()).length).toBe(2);
    expect(await things.distinct('n')).toEqual([1, 2]);
    expect(await more.countDocuments()).toBe(0);
    await session.commitTransaction();
    expect(await things.distinct('n')).toEqual([3, 10]);
    expect(await things.find({ n: 10 }).toArray()).toHaveLength(1);
    expect(await more.countDocuments()).toBe(1);
    await session.commitTransaction();
    await session.endSession();
  });

  it('keeps seeing what was there when it began', async () => {
    const things = fresh();
    await things.insertMany([
      { _id: 1, n: 1 },
      { _id: 2, n: 1 },
    ] as never[]);
    const session = begun();
    expect(await things.countDocuments({}, { session })).toBe(2);
    await things.updateOne({ _id: 1 as never }, { $set: { n: 5 } });
    await things.deleteOne({ _id: 2 as never });
    await things.insertOne({ _id: 3 as never, n: 1 });
    expect(await things.find({}, { session }).toArray()).toEqual([
      { _id: 1, n: 1 },
      { _id: 2, n: 1 },
    ]);
    await expect(things.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }, { session })).rejects.toMatchObject({
      code: 112,
      errorLabels: ['TransientTransactionError'],
    });
    await session.endSession();
  });

  it('leaves nothing behind when it is aborted', async () => {
    const things = fresh();
    await things.insertOne({ _id: 1 as never, n: 1 });
    const session = begun();
    await things.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }, { session });
    await things.insertOne({ _id: 2 as never }, { session });
    await session.abortTransaction();
    expect(await things.find().toArray()).toEqual([{ _id: 1, n: 1 }]);
    await things.insertOne({ _id: 2 as never });
    await session.endSession();
  });

  it('lets twenty clients move amounts between accounts without losing any', async () => {
    const accounts = fresh();
    await accounts.insertMany(Array.from({ length: 4 }, (_, _id) => ({ _id, amount: 100 })) as never[]);
    const move = (i: number) =>
      client.withSession((session) =>
        session.withTransaction(async () => {
          await accounts.updateOne({ _id: (i % 4) as never }, { $inc: { amount: -i } }, { session });
          await accounts.updateOne({ _id: ((i + 1) % 4) as never }, { $inc: { amount: i } }, { session });
        }),
      );
    const plain = () => accounts.updateOne({ _id: 0 as never }, { $inc: { amount: 1 } });
    await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 5 === 0 ? plain() : move(i))));
    const [total] = await accounts.aggregate([{ $group: { _id: null, sum: { $sum: '$amount' } } }]).toArray();
    expect(total).toEqual({ _id: null, sum: 404 });
  });

  it('holds plain writes to what it wrote until it ends', async () => {
    const things = fresh();
    await things.createIndex({ key: 1 }, { unique: true });
    await things.insertOne({ _id: 1 as never, key: 'a', n: 0 });
    const session = begun();
    await things.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }, { session });
    await things.insertOne({ key: 'b' }, { session });
    const order: string[] = [];
    const waiting = Promise.allSettled([
      things.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }).then(() => order.push('update')),
      things.updateMany({}, { $inc: { m: 1 } }).then(() => order.push('updateMany')),
      things.insertOne({ key: 'b' }),
    ]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    order.push('commit');
    await session.commitTransaction();
    const outcomes = await waiting;
    expect(order[0]).toBe('commit');
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(await things.findOne({ _id: 1 as never })).toMatchObject({ n: 2, m: 1 });
    await session.endSession();
  });

  it('ends at a duplicate, and says so to what follows', async () => {
    const things = fresh();
    await things.insertOne({ _id: 1 as never });
    const session = begun();
    await things.insertOne({ _id: 2 as never }, { session });
    await expect(things.insertOne({ _id: 1 as never }, { session })).rejects.toMatchObject({ code: 11000 });
    await expect(things.insertOne({ _id: 3 as never }, { session })).rejects.toMatchObject({ code: 251 });
    await session.abortTransaction();
    expect(await things.distinct('_id')).toEqual([1]);
    await session.endSession();
  });

  it('exchanges unique values', async () => {
    const things = fresh();
    await things.createIndex({ key: 1 }, { unique: true });
    await things.insertMany([
      { _id: 1, key: 'a' },
      { _id: 2, key: 'b' },
    ] as never[]);
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await things.updateOne({ _id: 1 as never }, { $set: { key: 'x' } }, { session });
        await things.updateOne({ _id: 2 as never }, { $set: { key: 'a' } }, { session });
        await things.updateOne({ _id: 1 as never }, { $set: { key: 'b' } }, { session });
      }),
    );
    expect(await things.find({}, { projection: { key: 1 } }).toArray()).toEqual([
      { _id: 1, key: 'b' },
      { _id: 2, key: 'a' },
    ]);
    await expect(things.insertOne({ key: 'a' })).rejects.toMatchObject({ code: 11000 });
  });

  it('cannot break a unique index that was made while it was open', async () => {
    const things = fresh();
    await things.insertOne({ _id: 1 as never, key: 'a' });
    const session = begun();
    await things.insertOne({ _id: 2 as never, key: 'a' }, { session });
    await things.createIndex({ key: 1 }, { unique: true });
    await expect(session.commitTransaction()).rejects.toMatchObject({ code: 112 });
    expect(await things.distinct('_id')).toEqual([1]);
    await things.insertOne({ _id: 2 as never, key: 'b' });
    await session.endSession();
  });

  it('takes its cursors with it, and lends them to nobody', async () => {
    const things = fresh();
    await things.insertMany([{ n: 1 }, { n: 2 }, { n: 3 }]);
    const session = begun();
    const find = { find: things.collectionName, batchSize: 1 };
    const { cursor } = await client.db().command(find, { session });
    const more = { getMore: Long.fromNumber(Number(cursor.id)), collection: things.collectionName, batchSize: 1 };
    await expect(client.db().command(more)).rejects.toMatchObject({ code: 43 });
    expect((await client.db().command(more, { session })).cursor.nextBatch).toHaveLength(1);
    await session.abortTransaction();
    await expect(client.db().command(more)).rejects.toMatchObject({ code: 43 });
    await session.endSession();
  });

  it('makes no indexes', async () => {
    const session = begun();
    await expect(fresh().createIndex({ a: 1 }, { session })).rejects.toMatchObject({ code: 115 });
    await session.endSession();
  });
});

describe('a transaction at a crash', () => {
  it('is there as a whole or not at all', async () => {
    const folder = await workspace();
    let crashing = await startStore(folder.folder);
    let other = await MongoClient.connect(crashing.url, { serverSelectionTimeoutMS: 500 });
    const pairs = other.db().collection<Document>('pairs');
    let acknowledged = 0;
    const writer = async (name: number) => {
      for (let i = 0; ; i++) {
        const session = other.startSession();
        session.startTransaction();
        await pairs.insertOne({ pair: `${name}-${i}`, side: 'left' }, { session });
        await pairs.insertOne({ pair: `${name}-${i}`, side: 'right' }, { session });
        await session.commitTransaction();
        acknowledged += 1;
      }
    };
    const writing = Promise.allSettled([0, 1, 2, 3].map(writer));
    while (acknowledged < 100) await new Promise((resolve) => setTimeout(resolve, 5));
    await crashing.kill();
    await writing;
    void other.close();
    crashing = await startStore(folder.folder);
    other = await MongoClient.connect(crashing.url);
    const sides = await other
      .db()
      .collection('pairs')
      .aggregate([{ $group: { _id: '$pair', n: { $sum: 1 } } }, { $group: { _id: '$n', c: { $sum: 1 } } }])
      .toArray();
    expect(sides).toHaveLength(1);
    expect(sides[0]?._id).toBe(2);
    expect(sides[0]?.c).toBeGreaterThanOrEqual(acknowledged);
    await other.close();
    await crashing.stop();
    await folder.remove();
  });
});
