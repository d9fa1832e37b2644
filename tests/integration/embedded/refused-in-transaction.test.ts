import type { Document } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { openedStore } from './opened-store.ts';

const opened = openedStore();

describe('a transaction in which something is refused', () => {
  it.each<[string, Document]>([
    ['an option that is not supported', { collation: { locale: 'en' } }],
    ['an option that nobody knows', { nonsense: 1 }],
    ['a concern that is not supported', { writeConcern: { w: 3 } }],
  ])('is aborted, as by any other error: %s', async (_what, option) => {
    const { client } = opened;
    const things = client.db().collection<Document>('things');
    await things.deleteMany({});
    await things.insertOne({ n: 1 });
    const session = client.startSession();
    session.startTransaction();
    await things.updateOne({ n: 1 }, { $set: { n: 2 } }, { session });
    const find = { find: things.collectionName, ...option };
    await expect(client.db().command(find, { session })).rejects.toMatchObject({ code: 115 });
    await expect(things.insertOne({ n: 3 }, { session })).rejects.toMatchObject({ code: 251 });
    // Nobody else has to wait for it.
    await things.updateOne({ n: 1 }, { $set: { n: 4 } });
    expect(await things.distinct('n')).toEqual([4]);
    await session.endSession();
  });
});
