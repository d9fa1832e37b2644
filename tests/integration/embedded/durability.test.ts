import { type Document, Long, MongoClient, UUID } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nothingFound } from './crash/audit.ts';
import { abandon, killInRounds } from './crash/rounds.ts';
import { startStore, type Workspace, workspace } from './store-process.ts';

let place: Workspace;
beforeEach(async () => {
  place = await workspace();
});
afterEach(() => place.remove());

// Stores are started many times: a busy machine takes its time.
describe('after a crash', { timeout: 120_000 }, () => {
  it('nothing that was acknowledged is lost, nothing is half done, and indexes are what the documents say', async () => {
    const outcome = await killInRounds({ folder: place.folder, rounds: 3, writers: 50, enough: 400 });
    expect(outcome).toMatchObject(nothingFound);
    expect(outcome.acknowledged).toBeGreaterThanOrEqual(3 * 400);
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
    const send = async (i: number) => {
      const sent = { ...commands[i], txnNumber: Long.fromNumber(i + 1) };
      const { operationTime, ...answer } = await sendAs(client, sent, lsids[i] ?? {});
      return answer;
    };
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

/** Sends a command in a session that outlives the client. */
async function sendAs(client: MongoClient, command: Document, lsid: Document): Promise<Document> {
  const session = client.startSession();
  Object.defineProperty(session, 'serverSession', {
    value: { id: lsid, lastUse: Date.now(), txnNumber: 0, isDirty: false, hasTimedOut: () => false },
    configurable: true,
  });
  return client.db().command(command, { session });
}
