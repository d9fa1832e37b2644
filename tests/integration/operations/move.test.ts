import { randomUUID } from 'node:crypto';
import { type Document, MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveStore } from '#embedded/operations/move.ts';
import { type StoreProcess, startStore, type Workspace, workspace } from '../embedded/store-process.ts';
import { narrowLink } from './narrow-link.ts';
import { startOtherServer } from './other-server.ts';
import { runOperation } from './program.ts';
import { everythingIn, fillLarge, fillSample } from './sample.ts';

/*
 * The target is the server of the whole run: a MongoDB where MONGO_URL is set, as in the public checks,
 * else a second embedded store. Each test moves into a database of its own.
 */

let place: Workspace;
let store: StoreProcess;
let database: string;
let client: MongoClient;
const said: string[] = [];

beforeEach(async () => {
  place = await workspace();
  store = await startStore(place.folder);
  database = `moved-${randomUUID().slice(0, 8)}`;
  client = await MongoClient.connect(target());
  said.length = 0;
});
afterEach(async () => {
  for (const name of [database, 'other']) await client.db(name).dropDatabase();
  await client.close();
  await store.stop();
  await place.remove();
});

/** The address of a database on the server of the run. */
function target(name = database): string {
  return (process.env.BATON_TEST_MONGO_URL ?? '').replace(/^(mongodb:\/\/[^/]+\/)[^?]*/, `$1${name}`);
}

const move = (from = store.url, to = target()) => moveStore(from, to, (line) => said.push(line));
const moved = () => everythingIn(target(), { baton: database, other: 'other' });
const sorted = (found: Record<string, unknown>) => Object.fromEntries(Object.entries(found).sort());

describe('a move', { timeout: 90_000 }, () => {
  it('copies documents to the last byte, empty collections and indexes with their options, and says what to set', async () => {
    await fillSample(store.url);
    const before = await everythingIn(store.url);
    const result = await move();
    expect(result).toMatch(/^Moved 2,505 documents in 4 collections; counts and checksums agree\./);
    expect(result.endsWith(`MONGO_URL=${target()}`)).toBe(true);
    expect(sorted(await moved())).toEqual(sorted(before));
    expect(sorted(await everythingIn(store.url))).toEqual(sorted(before));
    expect(said).toContainEqual(expect.stringMatching(/^ {2}baton\.visits +2,500 documents copied$/));
    expect(said).toContainEqual(expect.stringMatching(/^ {2}baton\.visits +2,500 documents compared$/));
  });

  it('goes on after an attempt that was killed, and can be done again', async () => {
    await fillSample(store.url);
    await fillLarge(store.url, 3);
    const before = sorted(await everythingIn(store.url));
    const link = await narrowLink(store.url, 2_500_000);
    const run = runOperation('move-store', link.url, target());
    await link.full;
    await expect.poll(run.output, { timeout: 20_000 }).toContain('baton.visits');
    run.kill();
    expect(await run.ended).toBe(null);
    await link.close();
    const half = await client.db(database).collection('visits').countDocuments();
    expect(half).toBe(2_500);
    expect(sorted(await moved())).not.toEqual(before);

    for (const _ of ['go on', 'again']) {
      expect(await move()).toMatch(/^Moved 2,508 documents in 5 collections; counts and checksums agree/);
      expect(sorted(await moved())).toEqual(before);
    }
  });

  it('stops before it writes anything where a collection holds something else', async () => {
    await fillSample(store.url);
    const people = client.db(database).collection<Document>('people');
    await people.insertOne({ name: 'not from there' });
    await expect(move()).rejects.toThrow(`${database}.people holds something that is not from this store`);
    expect(await people.countDocuments()).toBe(1);
    expect(await client.db(database).listCollections().toArray()).toHaveLength(1);
  });

  it('stops before it writes anything where there is a collection that the store lacks', async () => {
    await fillSample(store.url);
    await client.db(database).createCollection('invoices');
    await expect(move()).rejects.toThrow(`${database}.invoices holds something`);
    expect(await client.db(database).listCollections().toArray()).toHaveLength(1);
  });

  it('stops where Baton has gone on after an earlier attempt', async () => {
    await fillSample(store.url);
    await move();
    const visits = client.db(database).collection<{ _id: number; pad: string }>('visits');
    await visits.updateOne({ _id: 3 }, { $set: { pad: 'changed' } });
    await expect(move()).rejects.toThrow(`${database}.visits holds something`);
    expect(await visits.findOne({ _id: 3 })).toMatchObject({ pad: 'changed' });
  });

  it('notices what was written there meanwhile', async () => {
    await fillSample(store.url);
    const disturb = async (line: string) => {
      if (line.includes('copied')) await client.db(database).collection('people').insertOne({ intruder: line });
    };
    let disturbed = Promise.resolve();
    const moving = moveStore(store.url, target(), (line) => {
      disturbed = disturbed.then(() => disturb(line));
    });
    await expect(moving).rejects.toThrow(/after copying\. Does something else write there\?/);
    await disturbed;
  });

  it('leaves out what had expired, on either side', async () => {
    const source = await MongoClient.connect(store.url);
    const visits = source.db('baton').collection<Document>('visits');
    await visits.createIndex({ until: 1 }, { expireAfterSeconds: 60 });
    const old = { _id: 'old', until: new Date(Date.now() - 3_600_000) };
    await visits.insertMany([old, { _id: 'new', until: new Date() }, { _id: 'always' }] as unknown as Document[]);
    // As an attempt before it had expired has left it.
    await client
      .db(database)
      .collection<Document>('visits')
      .insertOne(old as unknown as Document);
    await source.close();
    expect(await move()).toMatch(/^Moved 2 documents in 1 collection; .* 1 document that had expired were left out/);
  });

  it('refuses a server that runs alone, and says what it takes', async () => {
    const other = await startOtherServer();
    await expect(move(store.url, other.url)).rejects.toThrow(/Baton needs a replica set.*rs\.initiate\(\)/s);
    expect(other.commands.filter((name) => !/^(hello|ismaster)$/i.test(name))).toEqual([]);
    await other.close();
  });

  it('says so when the server cannot be reached, or the address is none', async () => {
    const other = await startOtherServer();
    await other.close();
    const nobody = other.url.replace('?', '?serverSelectionTimeoutMS=200&');
    await expect(move(store.url, nobody)).rejects.toThrow(/^The MongoDB can't be used: .*ECONNREFUSED/);
    await expect(move(store.url, 'mongodb://:::')).rejects.toThrow(/^This is not the address of a MongoDB/);
  });
});
