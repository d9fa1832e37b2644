import { type Document, MongoClient } from 'mongodb';
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

const crowd = Array.from({ length: 50 }, (_, i) => i);

describe('a unique partial index', () => {
  it('lets one of fifty concurrent writers through', async () => {
    const chats = client.db().collection<Document>('chats');
    await chats.createIndex({ agent: 1, slot: -1 }, { unique: true, partialFilterExpression: { state: 'open' } });
    await chats.insertMany(crowd.map((i) => ({ _id: i, state: 'waiting', slot: 1 })) as never[]);
    const open = (i: number) =>
      chats.updateOne({ _id: i as never, state: 'waiting' }, { $set: { state: 'open', agent: 'ann' } });
    const outcomes = await Promise.allSettled(crowd.map(open));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(49);
    expect(refused[0]?.reason).toMatchObject({
      code: 11000,
      keyPattern: { agent: 1, slot: -1 },
      keyValue: { agent: 'ann', slot: 1 },
      message:
        'E11000 duplicate key error collection: baton.chats index: agent_1_slot_-1 dup key: { agent: "ann", slot: 1 }',
    });
    expect(await chats.countDocuments({ state: 'open', agent: 'ann' })).toBe(1);
    await chats.updateOne({ state: 'open' }, { $set: { state: 'closed' } });
    await expect(open(49)).resolves.toMatchObject({ modifiedCount: 1 });
  });

  it('gives a version to one of fifty writers who all saw the same', async () => {
    const docs = client.db().collection<Document>('versions');
    await docs.insertOne({ _id: 1 as never, version: 0, by: null });
    const results = await Promise.all(
      crowd.map((by) => docs.updateOne({ _id: 1 as never, version: 0 }, { $set: { by }, $inc: { version: 1 } })),
    );
    expect(results.filter((result) => result.modifiedCount === 1)).toHaveLength(1);
  });

  it('makes one document of fifty concurrent upserts', async () => {
    const docs = client.db().collection<Document>('upserts');
    await docs.createIndex({ key: 1 }, { unique: true });
    await Promise.all(crowd.map(() => docs.updateOne({ key: 'k' }, { $inc: { n: 1 } }, { upsert: true })));
    expect(await docs.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ key: 'k', n: 50 }]);
  });

  it('lets elements of arrays clash between documents only', async () => {
    const docs = client.db().collection<Document>('lists');
    await docs.createIndex({ tags: 1 }, { unique: true, sparse: true });
    await docs.insertMany([{ tags: ['a', 'a', 'b'] }, {}, {}]);
    await expect(docs.insertOne({ tags: ['c', 'b'] })).rejects.toMatchObject({ code: 11000, keyValue: { tags: 'b' } });
    await docs.insertOne({ tags: ['c'] });
  });
});
