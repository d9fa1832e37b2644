import {
  BSONRegExp,
  Code,
  type CreateCollectionOptions,
  DBRef,
  Decimal128,
  type Document,
  type FindOptions,
  Long,
  MongoClient,
  MongoServerError,
} from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StoreProcess, startStore, type Workspace, workspace } from './store-process.ts';

let place: Workspace;
let store: StoreProcess;
let client: MongoClient;

beforeAll(async () => {
  place = await workspace();
  store = await startStore(place.folder);
  client = await MongoClient.connect(store.url);
  await things().insertMany([{ a: 1 }, { a: [{ b: 1 }], d: new Date(0), z: 'UTC', n: half }, { a: /x/, n: half }]);
});

afterAll(async () => {
  await client?.close();
  await store?.stop();
  await place?.remove();
});

const half = Decimal128.fromString('0.5');
const things = () => client.db().collection<Document>('things');
const find = (filter: Document, options?: FindOptions) => () => things().find(filter, options).toArray();
const update =
  (change: Document | Document[], filter: Document = {}) =>
  () =>
    things().updateOne(filter, change);
const aggregate =
  (...stages: Document[]) =>
  () =>
    things().aggregate(stages).toArray();
const project = (expression: unknown) => aggregate({ $project: { x: expression } });
const group = (accumulator: Document) => aggregate({ $group: { _id: null, x: accumulator } });
const create = (options: CreateCollectionOptions) => () => client.db().createCollection('fresh', options);
const command = (body: Document) => () => client.db().command(body);
/** A write whose errors come with the answer, in a session that nobody else has. */
const write = (body: Document) => async () => {
  const own = await MongoClient.connect(store.url);
  const { writeErrors } = await own
    .db()
    .command(body)
    .finally(() => own.close());
  for (const error of writeErrors ?? []) throw new MongoServerError(error);
};
const insert = (doc: Document) => () => things().insertOne(doc);
const inTransaction = (body: Document) => () =>
  client.withSession((session) => session.withTransaction(() => client.db().command(body, { session })));
const lookup = (more: Document) => aggregate({ $lookup: { from: 'things', as: 'x', ...more } });

/** Every refusal that docs/embedded-store.md names, by its line there. */
const refused: Record<string, [string, () => Promise<unknown>][]> = {
  Commands: [
    ['a bulk write of the client', () => client.db('admin').command({ bulkWrite: 1, ops: [], nsInfo: [] })],
    ['collMod', command({ collMod: 'things' })],
    ['renameCollection', () => things().rename('other')],
    ['mapReduce', command({ mapReduce: 'things' })],
    ['users', command({ createUser: 'me', pwd: 'x', roles: [] })],
    ['authentication', command({ saslStart: 1, mechanism: 'PLAIN', payload: '' })],
    ['a change stream', () => things().watch().next()],
    ['explain of a command that reads nothing', command({ explain: { insert: 'things' } })],
    ['an unknown command', command({ nonsense: 1 })],
    ['an unknown option', command({ find: 'things', nonsense: 1 })],
  ],
  Queries: [
    ['$where', find({ $where: 'true' })],
    ['$jsonSchema', find({ $jsonSchema: {} })],
    ['$text', find({ $text: { $search: 'x' } })],
    ['$near', find({ a: { $near: [1, 2] } })],
    ['$geoWithin', find({ a: { $geoWithin: { $center: [[0, 0], 5] } } })],
    ['$bitsAllSet', find({ a: { $bitsAllSet: 1 } })],
    ['$type with a list', find({ a: { $type: ['string', 'null'] } })],
    ...['int', 'long', 'double', 'decimal', 1, 16, 18, 19].map((type): [string, () => Promise<unknown>] => [
      `$type ${type}`,
      find({ a: { $type: type } }),
    ]),
    ['a POSIX class', find({ a: { $regex: '[[:alpha:]]' } })],
    ['an option within a pattern', find({ a: { $regex: '(?i)x' } })],
    ['the option x of a pattern', find({ a: new BSONRegExp('x', 'x') })],
    ['an unknown operator', find({ a: { $nonsense: 1 } })],
    ['an unknown operator in $expr', find({ $expr: { $function: {} } })],
    ['an unknown operator in $elemMatch', find({ a: { $elemMatch: { $nonsense: 1 } } })],
  ],
  'Options of find': [
    ['collation', find({}, { collation: { locale: 'en' } })],
    ['let', find({}, { let: { x: 1 } })],
    ['a tailable cursor', find({}, { tailable: true })],
    ['min', find({}, { min: { _id: 1 }, hint: { _id: 1 } })],
    ['max', find({}, { max: { _id: 1 }, hint: { _id: 1 } })],
    ['returnKey', find({}, { returnKey: true })],
    ['showRecordId', find({}, { showRecordId: true })],
    ['$meta in a sort', find({}, { sort: { x: { $meta: 'textScore' } } })],
  ],
  Projections: [
    ['an expression', find({}, { projection: { x: { $add: ['$a', 1] } } })],
    ['a path as a value', find({}, { projection: { x: '$a' } })],
    ['$meta', find({}, { projection: { x: { $meta: 'textScore' } } })],
    ['$elemMatch beside fields left out', find({}, { projection: { z: 0, a: { $elemMatch: { b: 1 } } } })],
    [
      'a.$ outside of find',
      () => things().findOneAndUpdate({ a: 1 }, { $set: { z: 1 } }, { projection: { 'a.$': 1 } }),
    ],
  ],
  Updates: [
    ['$bit', update({ $bit: { a: { and: 1 } } })],
    ['$currentDate with a timestamp', update({ $currentDate: { a: { $type: 'timestamp' } } })],
    ['collation', () => things().updateOne({}, { $set: { a: 1 } }, { collation: { locale: 'en' } })],
    ['let', command({ update: 'things', updates: [{ q: {}, u: { $set: { a: 1 } } }], let: { x: 1 } })],
    [
      'constants of a pipeline',
      write({ update: 'things', updates: [{ q: {}, u: [{ $set: { a: 1 } }], c: { x: 1 } }] }),
    ],
    ['an upsert by a part of the _id', () => things().replaceOne({ '_id.x': 1 }, { a: 1 }, { upsert: true })],
    ['an unknown operator', update({ $nonsense: { a: 1 } })],
    ['an unknown operator in $pull', update({ $pull: { a: { $nonsense: 1 } } })],
  ],
  'Updates with a pipeline': [
    ['another stage', update([{ $set: { a: 1 } }, { $merge: 'x' }])],
    ['a stage of pipelines only', update([{ $match: {} }])],
  ],
  'Aggregation, stages': [
    ['$out', aggregate({ $out: 'other' })],
    ['$merge', aggregate({ $merge: 'other' })],
    ['$sample', aggregate({ $sample: { size: 1 } })],
    ['$bucketAuto', aggregate({ $bucketAuto: { groupBy: '$a', buckets: 2 } })],
    ['$sortByCount', aggregate({ $sortByCount: '$a' })],
    ['$unionWith', aggregate({ $unionWith: 'other' })],
    ['$graphLookup', aggregate({ $graphLookup: {} })],
    ['$setWindowFields', aggregate({ $setWindowFields: {} })],
    ['$lookup with let', lookup({ let: { x: 1 }, localField: 'a', foreignField: 'a' })],
    ['$lookup with a pipeline', lookup({ pipeline: [] })],
    ['$lookup by a pattern', lookup({ localField: 'a', foreignField: 'a' })],
    ['a nested document in $project', project({ y: 1 })],
    ['computing a field inside an array', aggregate({ $set: { 'a.x': { $add: [1, 1] } } })],
    ['a.$ in $project', aggregate({ $match: { a: 1 } }, { $project: { 'a.$': 1 } })],
    ['explain', command({ aggregate: 'things', pipeline: [], explain: true })],
  ],
  'Aggregation, accumulators': [
    ['$percentile', group({ $percentile: { input: '$a', p: [0.5], method: 'approximate' } })],
    ['$median', group({ $median: { input: '$a', method: 'approximate' } })],
    ['$stdDevPop', group({ $stdDevPop: '$a' })],
  ],
  'Aggregation, expressions': [
    ['another operator', project({ $map: { input: '$a', in: 1 } })],
    ['another variable', project('$$NOW')],
    ['a computed time zone', project({ $hour: { date: '$d', timezone: '$z' } })],
    ['a computed format', project({ $dateToString: { date: '$d', format: '$z' } })],
    ['a computed unit', project({ $dateTrunc: { date: '$d', unit: '$z' } })],
    ['the format %G', project({ $dateToString: { date: '$d', format: '%G' } })],
    ['$dateTrunc by seconds', project({ $dateTrunc: { date: '$d', unit: 'second' } })],
  ],
  Indexes: [
    ['text', () => things().createIndex({ a: 'text' })],
    ['geo', () => things().createIndex({ a: '2dsphere' })],
    ['hashed', () => things().createIndex({ a: 'hashed' })],
    ['wildcard', () => things().createIndex({ '$**': 1 })],
    ['hidden', () => things().createIndex({ a: 1 }, { hidden: true })],
    ['with a collation', () => things().createIndex({ z: 1 }, { collation: { locale: 'en' } })],
  ],
  Collections: [
    ['capped', create({ capped: true, size: 1000 })],
    ['time series', create({ timeseries: { timeField: 'at' } })],
    ['clustered', create({ clusteredIndex: { key: { _id: 1 }, unique: true } })],
    ['views', create({ viewOn: 'things', pipeline: [] })],
    ['validators', create({ validator: {} })],
  ],
  Transactions: [
    ['create', inTransaction({ create: 'fresh' })],
    ['createIndexes', inTransaction({ createIndexes: 'things', indexes: [{ key: { a: 1 }, name: 'a' }] })],
  ],
  'Retryable writes': [
    [
      'an update of many documents',
      write({ update: 'things', updates: [{ q: {}, u: { $set: { z: 1 } }, multi: true }], txnNumber: Long.ONE }),
    ],
    ['a deletion of many documents', write({ delete: 'things', deletes: [{ q: {}, limit: 0 }], txnNumber: Long.ONE })],
  ],
  Concerns: [
    ['w: 2', () => things().insertOne({}, { writeConcern: { w: 2 } })],
    ['a tag', () => things().insertOne({}, { writeConcern: { w: 'far' as never } })],
    ['snapshot outside of transactions', find({}, { readConcern: { level: 'snapshot' } })],
    ['atClusterTime', command({ find: 'things', readConcern: { atClusterTime: 1 } })],
  ],
  Values: [
    ['comparing Decimal128', find({ a: { $gt: half } })],
    ['comparing a stored Decimal128', find({ n: { $lt: 1 } })],
    ['a remainder of Decimal128', find({ n: { $mod: [2, 0] } })],
    ['sorting Decimal128', find({}, { sort: { n: 1 } })],
    ['indexing Decimal128', () => things().createIndex({ n: 1 })],
    ['computing with Decimal128', update({ $inc: { a: half } })],
    [
      'comparing code with a scope',
      async () => {
        await insert({ code: new Code('f', { x: 1 }) })();
        await find({ code: new Code('g', { x: 1 }) })();
      },
    ],
    ['a query by a DBRef', find({ a: new DBRef('things', 1 as never) })],
    ['top-level fields that are a DBRef', insert({ $ref: 'things', $id: 1 })],
  ],
};

describe.each(Object.entries(refused))('refused of %s', (_line, cases) => {
  it.each(cases)('%s, with a sentence that names MONGO_URL', async (_what, act) => {
    await expect(act()).rejects.toMatchObject({ code: 115, message: expect.stringContaining('MONGO_URL') });
  });
});

describe('what the store does not do', () => {
  it('says which hint has no index', async () => {
    await expect(things().find({}).hint('nothing').toArray()).rejects.toMatchObject({ code: 2 });
  });

  it('goes on after a refusal', async () => {
    expect(await things().countDocuments({ a: 1 })).toBe(1);
  });
});
