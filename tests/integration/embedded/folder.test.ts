import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { type Document, MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFailing, startStore, type Workspace, workspace } from './store-process.ts';

let place: Workspace;
beforeEach(async () => {
  place = await workspace();
});
afterEach(() => place.remove());

async function withThings(act: (things: ReturnType<typeof collection>) => Promise<void>): Promise<void> {
  const store = await startStore(place.folder);
  const client = await MongoClient.connect(store.url);
  try {
    await act(collection(client));
  } finally {
    await client.close();
    expect(await store.stop()).toBe(0);
  }
}
const tableOf = async (data: string) => (await readdir(data)).find((name) => name.endsWith('.ldb')) ?? '';
const collection = (client: MongoClient) => client.db().collection<Document>('things');

describe('the data folder', () => {
  it('keeps documents, indexes and dropped things over a restart', async () => {
    await withThings(async (things) => {
      await things.createIndex({ a: 1 }, { unique: true });
      await things.createIndex({ at: 1 }, { expireAfterSeconds: 100 });
      await things.insertMany([{ a: 1 }, { a: 2 }]);
      await things.deleteOne({ a: 2 });
    });
    await withThings(async (things) => {
      await expect(things.insertOne({ a: 1 })).rejects.toMatchObject({ code: 11000 });
      expect((await things.indexes()).map(({ name }) => name)).toEqual(['_id_', 'a_1', 'at_1']);
      expect(await things.countDocuments()).toBe(1);
      await things.drop();
    });
    await withThings(async (things) => expect(await things.countDocuments()).toBe(0));
  });

  it('is not shared by two processes', async () => {
    const store = await startStore(place.folder);
    expect(await startFailing(place.folder)).toMatchObject({
      code: 1,
      errors: expect.stringContaining('in use by another process'),
    });
    const client = await MongoClient.connect(store.url);
    await client.db().command({ ping: 1 });
    await client.close();
    await store.stop();
  });

  it('of a newer version is left alone', async () => {
    const data = join(place.folder, 'data');
    const level = new ClassicLevel(data);
    await level.put('m!format', '99');
    await level.close();
    expect(await startFailing(place.folder)).toMatchObject({
      code: 1,
      errors: expect.stringContaining('has format 99'),
    });
  });

  it('with something else in it is left alone', async () => {
    const level = new ClassicLevel(join(place.folder, 'data'));
    await level.put('somebody', 'else');
    await level.close();
    expect(await startFailing(place.folder)).toMatchObject({
      code: 1,
      errors: expect.stringContaining('something else'),
    });
  });

  it('that is damaged is named so and not overwritten', async () => {
    await withThings(async (things) => {
      await things.insertOne({ a: 1 });
    });
    const data = join(place.folder, 'data');
    const manifest = (await readdir(data)).find((name) => name.startsWith('MANIFEST')) ?? '';
    await truncate(join(data, manifest), 10);
    const current = await readFile(join(data, 'CURRENT'), 'utf8');
    expect(await startFailing(place.folder)).toMatchObject({ code: 1, errors: expect.stringMatching(/damaged/) });
    expect(await readFile(join(data, 'CURRENT'), 'utf8')).toBe(current);
  });

  const damages: [string, (data: string) => Promise<void>][] = [
    ['whose table is cut off', async (data) => truncate(join(data, await tableOf(data)), 1000)],
    ['whose table is gone', async (data) => rm(join(data, await tableOf(data)))],
    ['whose list of files is gone', async (data) => rm(join(data, 'CURRENT'))],
  ];
  it.each(damages)('%s is refused, and not overwritten', async (_name, damage) => {
    const noise = () => randomBytes(300).toString('hex');
    await withThings(
      async (things) => void (await things.insertMany(Array.from({ length: 200 }, () => ({ noise: noise() })))),
    );
    // Opened once more, the engine turns its log into a table.
    await withThings(async (things) => expect(await things.countDocuments()).toBe(200));
    const data = join(place.folder, 'data');
    await damage(data);
    const before = (await readdir(data)).filter((name) => name.endsWith('.ldb'));
    expect(await startFailing(place.folder)).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/is damaged\. Nothing was changed\. Restore it from a backup/),
    });
    expect(await readdir(data)).toEqual(expect.arrayContaining(before));
  });

  it('that is a file is named', async () => {
    await writeFile(join(place.folder, 'data'), 'x');
    expect(await startFailing(place.folder)).toMatchObject({
      code: 1,
      errors: expect.stringContaining("can't be used"),
    });
  });

  it.skipIf(process.getuid?.() === 0)('that is not writable is named', async () => {
    await mkdir(join(place.folder, 'data'));
    await chmod(join(place.folder, 'data'), 0o500);
    expect(await startFailing(place.folder)).toMatchObject({ code: 1, errors: expect.stringContaining("can't be") });
  });
});
