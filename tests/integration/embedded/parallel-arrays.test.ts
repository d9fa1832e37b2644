import { join } from 'node:path';
import { deserialize, serialize } from 'bson';
import { ClassicLevel } from 'classic-level';
import { type Document, MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StoreProcess, startStore, type Workspace, workspace } from './store-process.ts';

const refusal = { code: 171 };
const key = { a: 1, b: 1 } as const;

let place: Workspace;
let store: StoreProcess;
let client: MongoClient;
const things = () => client.db().collection<Document & { _id: number }>('things');

const start = async () => {
  store = await startStore(place.folder);
  client = await MongoClient.connect(store.url);
};
const stop = async () => {
  await client.close();
  expect(await store.stop()).toBe(0);
};
beforeEach(async () => {
  place = await workspace();
  await start();
});
afterEach(async () => {
  await stop();
  await place.remove();
});

/** Gives the collection an index that no build would have made. */
async function forgeIndex(): Promise<void> {
  const level = new ClassicLevel<string, Uint8Array>(join(place.folder, 'data'), { valueEncoding: 'view' });
  const [[at, value] = ['', new Uint8Array()]] = await level.iterator({ gte: 'c!', lt: 'c"' }).all();
  await level.put(at, serialize({ ...deserialize(value), indexes: [{ v: 2, key, name: 'a_1_b_1' }] }));
  await level.close();
}

describe('two arrays under one compound index', () => {
  it('are refused however they come there, and the folder opens again', async () => {
    await things().createIndex(key);
    await things().insertOne({ _id: 1, a: [1, 2] });
    const copy = { $set: { b: '$a' } };
    await expect(things().updateOne({ _id: 1 }, [copy])).rejects.toMatchObject(refusal);
    await expect(things().findOneAndUpdate({ _id: 1 }, [copy])).rejects.toMatchObject(refusal);
    await expect(things().insertOne({ _id: 2, a: [1], b: [1] })).rejects.toMatchObject(refusal);
    await things().insertOne({ _id: 3, a: 1 });
    await expect(things().updateOne({ _id: 3 }, { $set: { a: [], b: [] } })).rejects.toMatchObject(refusal);
    await stop();
    await start();
    expect(await things().find().toArray()).toEqual([
      { _id: 1, a: [1, 2] },
      { _id: 3, a: 1 },
    ]);
  });

  it('that a folder holds from before are found by it, and can be changed and deleted', async () => {
    await things().insertMany([
      { _id: 1, a: [1, 2], b: [3, 4] },
      { _id: 2, a: [1, 2], b: [3, 4] },
    ]);
    await expect(things().createIndex(key)).rejects.toMatchObject(refusal);
    await stop();
    await forgeIndex();
    await start();
    for (const query of [{ a: 2 }, { a: 2, b: 3 }, { a: { $in: [1, 2] }, b: { $gte: 3 } }]) {
      expect(await things().find(query).hint(key).sort({ _id: 1 }).project({ _id: 1 }).toArray()).toEqual([
        { _id: 1 },
        { _id: 2 },
      ]);
    }
    await things().updateOne({ _id: 1 }, { $set: { b: 5 } });
    await things().deleteOne({ _id: 2 });
    expect(await things().find({ a: 2 }).hint(key).toArray()).toEqual([{ _id: 1, a: [1, 2], b: 5 }]);
    expect(await things().countDocuments({ a: 1, b: { $lt: 5 } }, { hint: key })).toBe(0);
  });

  it('of a transaction meet an index that was made meanwhile as a conflict, and nothing is half done', async () => {
    await things().createIndex({ n: 1 });
    await things().insertOne({ _id: 1, n: 1 });
    const session = client.startSession();
    session.startTransaction();
    await things().updateOne({ _id: 1 }, { $set: { n: 2 } }, { session });
    await things().insertOne({ _id: 2, n: 2, a: [1], b: [1] }, { session });
    await things().createIndex(key);
    await expect(session.commitTransaction()).rejects.toMatchObject({
      code: 112,
      errorLabels: ['TransientTransactionError'],
    });
    await session.endSession();
    expect(await things().find({ n: 1 }).hint({ n: 1 }).toArray()).toEqual([{ _id: 1, n: 1 }]);
    expect(await things().find().toArray()).toHaveLength(1);
  });
});
