import { type Document, MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { abandon } from './crash/rounds.ts';
import { startStore, type Workspace, workspace } from './store-process.ts';

let place: Workspace;
beforeEach(async () => {
  place = await workspace();
});
afterEach(() => place.remove());

const many = 12_000;
const things = (client: MongoClient) => client.db().collection<Document>('things');

async function fill(of: (i: number) => Document): Promise<void> {
  const store = await startStore(place.folder);
  const client = await MongoClient.connect(store.url);
  for (let at = 0; at < many; at += 4_000)
    await things(client).insertMany(Array.from({ length: 4_000 }, (_, i) => of(at + i)));
  await client.close();
  await store.stop();
}

/** Kills the store as soon as something is so; what was under way has failed by then. */
async function killWhen(happens: (client: MongoClient) => Promise<boolean>, ...options: string[]): Promise<void> {
  const store = await startStore(place.folder, ...options);
  const client = await MongoClient.connect(store.url, { retryWrites: false, serverSelectionTimeoutMS: 500 });
  while (!(await happens(client))) await new Promise((resolve) => setImmediate(resolve));
  await store.kill();
  abandon(client);
}

// Stores are started many times: a busy machine takes its time.
describe('a store that is killed', { timeout: 120_000 }, () => {
  it('in the middle of an index build has no such index, and can build it', async () => {
    await fill((i) => ({ a: i % 1000, text: `text ${i}` }));
    let building: Promise<unknown> | undefined;
    await killWhen(async (client) => {
      building ??= things(client)
        .createIndexes([{ key: { a: 1 } }, { key: { text: 1 }, unique: true }])
        .catch((error: Error) => error);
      // It counts when it begins.
      const { operations } = await client.db().command({ batonStatus: 1 });
      return operations.createIndexes === 1;
    });
    expect(await building).toBeInstanceOf(Error);
    const store = await startStore(place.folder);
    const client = await MongoClient.connect(store.url);
    const listed = (await things(client).indexes()).map(({ name }) => name);
    expect(listed).not.toContain('text_1');
    expect(await things(client).countDocuments()).toBe(many);
    await things(client).createIndexes([{ key: { a: 1 } }, { key: { text: 1 }, unique: true }]);
    expect(await things(client).find({ a: 7 }).hint('a_1').toArray()).toHaveLength(many / 1000);
    await expect(things(client).insertOne({ text: 'text 5' })).rejects.toMatchObject({ code: 11_000 });
    await client.close();
    await store.stop();
  });

  it('in the middle of a sweep has lost only what was over, and sweeps the rest', async () => {
    const old = (i: number) => i % 3 !== 0;
    await fill((i) => ({ i, at: old(i) ? new Date(i) : new Date('2100-01-01') }));
    const store = await startStore(place.folder);
    const client = await MongoClient.connect(store.url);
    await things(client).createIndex({ at: 1 }, { expireAfterSeconds: 0 });
    await things(client).createIndex({ i: 1 });
    await client.close();
    await store.stop();
    // Read when it is on the disk: what a crash takes back is swept again.
    const durable = { readConcern: { level: 'majority' } } as const;
    const left = (client: MongoClient) => things(client).countDocuments({}, durable);
    await killWhen(async (client) => (await left(client)) < many, '--housekeeping-ms', '1');
    const young = Array.from({ length: many }, (_, i) => i).filter((i) => !old(i));
    const half = await remaining('--housekeeping-ms', '3600000');
    expect(half.filter((i) => !old(i))).toEqual(young);
    expect(half.length).toBeLessThan(many);
    await killWhen(async (client) => (await left(client)) <= young.length, '--housekeeping-ms', '1');
    expect(await remaining('--housekeeping-ms', '3600000')).toEqual(young);
  });
});

async function remaining(...options: string[]): Promise<number[]> {
  const store = await startStore(place.folder, ...options);
  const client = await MongoClient.connect(store.url);
  const byIndex = await things(client).find().sort({ i: 1 }).hint('i_1').toArray();
  expect(await things(client).find().hint({ $natural: 1 }).toArray()).toHaveLength(byIndex.length);
  await client.close();
  await store.stop();
  return byIndex.map(({ i }) => i);
}
