import { type Document, MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StoreProcess, startStore, type Workspace, workspace } from './store-process.ts';

let place: Workspace;
let store: StoreProcess;
let client: MongoClient;

beforeAll(async () => {
  place = await workspace();
  store = await startStore(place.folder);
  client = await MongoClient.connect(store.url);
  await things().insertOne({ a: 1 });
});

afterAll(async () => {
  await client?.close();
  await store?.stop();
  await place?.remove();
});

const things = () => client.db().collection<Document>('things');

const refused: [string, () => Promise<unknown>][] = [
  ['collation', () => things().findOne({}, { collation: { locale: 'en' } })],
  ['$where', () => things().findOne({ $where: 'true' })],
  ['$text', () => things().findOne({ $text: { $search: 'x' } })],
  ['$expr', () => things().findOne({ $expr: { $eq: ['$a', 1] } })],
  ['an unknown query operator', () => things().findOne({ a: { $nonsense: 1 } })],
  ['an unknown update operator', () => things().updateOne({}, { $nonsense: { a: 1 } })],
  ['an update pipeline of other stages', () => things().updateOne({}, [{ $set: { a: 1 } }, { $merge: 'x' }])],
  ['a text index', () => things().createIndex({ a: 'text' })],
  ['a geo index', () => things().createIndex({ a: '2dsphere' })],
  ['a wildcard index', () => things().createIndex({ '$**': 1 })],
  ['an index with a collation', () => things().createIndex({ z: 1 }, { collation: { locale: 'en' } })],
  ['a capped collection', () => client.db().createCollection('capped', { capped: true, size: 1000 })],
  ['a change stream', () => things().watch().next()],
  [
    '$out',
    () =>
      things()
        .aggregate([{ $out: 'other' }])
        .toArray(),
  ],
  [
    '$lookup with a pipeline',
    () =>
      things()
        .aggregate([{ $lookup: { from: 'x', pipeline: [], as: 'x' } }])
        .toArray(),
  ],
  ['a tailable cursor', () => things().find({}, { tailable: true }).toArray()],
  ['a bulk write of the client', () => client.db('admin').command({ bulkWrite: 1, ops: [], nsInfo: [] })],
  ['an unknown command', () => client.db().command({ mapReduce: 'things' })],
  ['an unknown option', () => client.db().command({ find: 'things', nonsense: 1 })],
  ['let', () => client.db().command({ find: 'things', let: { x: 1 } })],
  ['w: 2', () => things().insertOne({}, { writeConcern: { w: 2 } })],
  [
    'read concern snapshot',
    () =>
      things()
        .find({}, { readConcern: { level: 'snapshot' } })
        .toArray(),
  ],
];

describe('what the store does not do', () => {
  it.each(refused)('%s is refused with a sentence that names MONGO_URL', async (_what, act) => {
    await expect(act()).rejects.toMatchObject({ code: 115, message: expect.stringContaining('MONGO_URL') });
  });

  it('says which hint has no index', async () => {
    await expect(things().find({}).hint('nothing').toArray()).rejects.toMatchObject({ code: 2 });
  });

  it('goes on after a refusal', async () => {
    expect(await things().countDocuments()).toBe(1);
  });
});
