import { type Document, MongoClient } from 'mongodb';
import type { Ledger } from './ledger.ts';

const slots = 20;

/** The collections the writers use, with the indexes that have to hold. */
export async function prepare(client: MongoClient): Promise<void> {
  const db = client.db();
  await db.collection('things').createIndex({ group: 1, n: -1 });
  await db.collection('things').createIndex({ tags: 1 });
  await db.collection('claims').createIndex({ slot: 1 }, { unique: true, partialFilterExpression: { open: true } });
  await db.collection('halves').createIndex({ transfer: 1 });
}

/** A client as one writer among many has it: an error is an error, nothing is sent twice. */
export const connect = (url: string): Promise<MongoClient> =>
  MongoClient.connect(url, { retryWrites: false, serverSelectionTimeoutMS: 500, maxPoolSize: 100 });

/** Writes in all ways there are until the store is gone. */
export async function writeUntilGone(client: MongoClient, ledger: Ledger, name: string): Promise<void> {
  const db = client.db();
  const things = db.collection<Document & { _id: string }>('things');
  const claims = db.collection<Document & { _id: string }>('claims');
  for (let i = 0; ; i++) {
    const [one, two, three] = [`${name}-${i}`, `${name}-${i}b`, `${name}-${i}c`];
    const doc = (_id: string) => ({ _id, n: 0, group: i % 7, tags: [i % 3, 'x'] });
    await ledger.write({ [one]: '0', [two]: '0', [three]: '0' }, () => things.insertMany([one, two, three].map(doc)));
    await ledger.write({ [one]: '1' }, () => things.updateOne({ _id: one }, { $inc: { n: 1 } }));
    await ledger.write({ [two]: null }, () => things.deleteOne({ _id: two }));
    await ledger.write({ [three]: '5' }, () => things.findOneAndUpdate({ _id: three }, { $set: { n: 5, group: 9 } }));
    await transfer(client, ledger, `${name}-t${i}`);
    await claim(claims, ledger, `${name}-s${i}`, i % slots);
  }
}

const eachSide = 4;
/** Documents that one transaction writes. */
export const perTransfer = 2 * eachSide;

/** Documents in two collections, all together or none. */
async function transfer(client: MongoClient, ledger: Ledger, transferId: string): Promise<void> {
  const session = client.startSession();
  const sides = ['halves', 'others'].map((name) => {
    const ids = Array.from({ length: eachSide }, (_, i) => `${transferId}-${name}-${i}`);
    return { collection: client.db().collection<Document & { _id: string }>(name), ids };
  });
  const changes = Object.fromEntries(sides.flatMap(({ ids }) => ids).map((id) => [id, transferId]));
  try {
    session.startTransaction();
    await ledger.write(changes, async () => {
      for (const { collection, ids } of sides)
        await collection.insertMany(
          ids.map((_id) => ({ _id, transfer: transferId })),
          { session },
        );
      await session.commitTransaction();
    });
  } finally {
    // Its goodbye may never get an answer when the store is gone.
    void session.endSession().catch(() => undefined);
  }
}

type Claims = ReturnType<typeof collectionOf>;
const collectionOf = (client: MongoClient) => client.db().collection<Document & { _id: string }>('claims');

/** One of few places, which only one document may hold; given back right after. */
async function claim(claims: Claims, ledger: Ledger, _id: string, slot: number): Promise<void> {
  try {
    await ledger.write({ [_id]: 'open' }, () => claims.insertOne({ _id, slot, open: true }));
  } catch (error) {
    if ((error as { code?: number }).code !== 11_000) throw error;
    ledger.refused(_id);
    return;
  }
  await ledger.write({ [_id]: 'done' }, () => claims.updateOne({ _id }, { $set: { open: false } }));
}
