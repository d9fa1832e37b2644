import type { Document } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { openedStore } from './opened-store.ts';

const opened = openedStore();

const send = (command: Document) => opened.client.db().command(command);
const insert = (writeConcern: unknown) => send({ insert: 'things', documents: [{ a: 1 }], writeConcern });
const read = (readConcern: unknown) => send({ find: 'things', readConcern });
const refused = { code: 115, message: expect.stringContaining('MONGO_URL') };

describe('a write concern', () => {
  // One server that syncs before it answers keeps each of these promises.
  it.each([{}, { w: 1 }, { w: 'majority' }, { j: true }, { j: false }, { w: 1, j: true, wtimeout: 100 }])(
    '%j is accepted',
    async (concern) => expect(await insert(concern)).toMatchObject({ n: 1, ok: 1 }),
  );

  // There is nobody else who could confirm.
  it.each([{ w: 2 }, { w: 3, j: true }, { w: 'two-places' }, { w: { east: 1 } }])('%j is refused', async (concern) => {
    await expect(insert(concern)).rejects.toMatchObject(refused);
  });

  it('w: 0 is done without an answer', async () => {
    const others = opened.client.db().collection<Document>('others', { writeConcern: { w: 0 } });
    expect(await others.insertOne({ a: 1 })).toMatchObject({ acknowledged: false });
    await expect.poll(() => opened.client.db().collection('others').countDocuments()).toBe(1);
  });
});

describe('a read concern', () => {
  it.each(['local', 'available', 'majority', 'linearizable'])('%s is accepted', async (level) => {
    expect(await read({ level })).toMatchObject({ ok: 1 });
  });

  it('snapshot is kept within a transaction, and refused outside of one', async () => {
    await expect(read({ level: 'snapshot' })).rejects.toMatchObject(refused);
    const things = opened.client.db().collection<Document>('things');
    await opened.client.withSession(async (session) => {
      session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } });
      const before = await things.countDocuments({}, { session });
      await things.insertOne({ a: 2 });
      expect(await things.countDocuments({}, { session })).toBe(before);
      await session.commitTransaction();
      expect(await things.countDocuments()).toBe(before + 1);
    });
  });

  it('that nobody knows is an error', async () => {
    await expect(read({ level: 'certain' })).rejects.toMatchObject({ code: 9 });
  });
});
