import { type Document, Long, MongoClient, UUID } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStore, type Workspace, workspace } from './store-process.ts';

let place: Workspace;
beforeEach(async () => {
  place = await workspace();
});
afterEach(() => place.remove());

const rounds = 5;
const writers = 8;
const writesPerRound = 300;

/** Writes until the connection breaks; `acknowledged` holds what was answered, by _id. */
async function writeUntilKilled(client: MongoClient, round: number, acknowledged: Map<string, number>): Promise<void> {
  const things = client.db().collection<Document>('things');
  const writer = async (name: number) => {
    for (let i = 0; ; i++) {
      const _id = `${round}-${name}-${i}`;
      await things.insertMany([
        { _id, n: 0 },
        { _id: `${_id}b`, n: 0 },
      ] as never[]);
      acknowledged.set(_id, 0).set(`${_id}b`, 0);
      await things.updateOne({ _id: _id as never }, { $inc: { n: 1 } });
      acknowledged.set(_id, 1);
    }
  };
  await Promise.allSettled(Array.from({ length: writers }, (_, name) => writer(name)));
}

describe('after a crash', () => {
  it('no acknowledged write is lost', async () => {
    const expected = new Map<string, number>();
    for (let round = 0; round < rounds; round++) {
      const store = await startStore(place.folder);
      const client = await MongoClient.connect(store.url, { retryWrites: false, serverSelectionTimeoutMS: 500 });
      const writing = writeUntilKilled(client, round, expected);
      const enough = (round + 1) * writesPerRound;
      while (expected.size < enough) await new Promise((resolve) => setTimeout(resolve, 5));
      await store.kill();
      await writing;
      abandon(client);
    }
    const store = await startStore(place.folder);
    const client = await MongoClient.connect(store.url);
    const found = new Map<unknown, number>();
    for await (const doc of client.db().collection('things').find()) found.set(doc._id, doc.n);
    const lost = [...expected].filter(([_id, n]) => (found.get(_id) ?? -1) < n);
    await client.close();
    await store.stop();
    expect(expected.size).toBeGreaterThanOrEqual(rounds * writesPerRound);
    expect(lost).toEqual([]);
  });

  it('a retried write gets its first answer and is not done twice', async () => {
    let store = await startStore(place.folder);
    let client = await MongoClient.connect(store.url);
    await client
      .db()
      .collection<Document>('things')
      .insertMany([{ _id: 1, n: 0 }] as never[]);
    const commands: Document[] = [
      { update: 'things', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }] },
      { findAndModify: 'things', query: { _id: 1 }, update: { $inc: { n: 1 } }, new: true },
      { insert: 'things', documents: [{ _id: 'a' }, { _id: 'b' }] },
      { delete: 'things', deletes: [{ q: { _id: 'a' }, limit: 1 }] },
      { update: 'things', updates: [{ q: { _id: 'u' }, u: { $set: { x: 1 } }, upsert: true }] },
    ];
    const lsids = commands.map(() => ({ id: new UUID() }));
    const send = (i: number) => sendAs(client, { ...commands[i], txnNumber: Long.fromNumber(i + 1) }, lsids[i] ?? {});
    const answers: Document[] = [];
    for (const i of commands.keys()) {
      answers[i] = await send(i);
      expect(await send(i)).toEqual(answers[i]);
    }
    await store.kill();
    abandon(client);
    store = await startStore(place.folder);
    client = await MongoClient.connect(store.url);
    for (const [i, answer] of answers.entries()) expect(await send(i)).toEqual(answer);
    const things = client.db().collection<Document>('things');
    expect(await things.findOne({ _id: 1 as never })).toMatchObject({ n: 2 });
    expect(await things.distinct('_id')).toEqual([1, 'b', 'u']);
    await expect(sendAs(client, { ...commands[0], txnNumber: Long.ZERO }, lsids[0] ?? {})).rejects.toMatchObject({
      code: 225,
    });
    await client.close();
    await store.stop();
  });
});

/** A client whose server was killed: its goodbye may never get an answer (docs/decisions/0005-every-call-to-the-store-ends.md). */
function abandon(client: MongoClient): void {
  void client.close();
}

/** Sends a command in a session that outlives the client. */
async function sendAs(client: MongoClient, command: Document, lsid: Document): Promise<Document> {
  const session = client.startSession();
  Object.defineProperty(session, 'serverSession', {
    value: { id: lsid, lastUse: Date.now(), txnNumber: 0, isDirty: false, hasTimedOut: () => false },
    configurable: true,
  });
  return client.db().command(command, { session });
}
