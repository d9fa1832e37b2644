import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { abandon } from './crash/rounds.ts';
import { canMount, SmallDisk } from './small-disk.ts';
import { startFailing, startStore, type Workspace, workspace } from './store-process.ts';

let place: Workspace;
beforeEach(async () => {
  place = await workspace();
});
afterEach(() => place.remove());

const things = (client: MongoClient) => client.db().collection<Document>('things');
const connect = (url: string) => MongoClient.connect(url, { retryWrites: false, serverSelectionTimeoutMS: 500 });
const noise = () => randomBytes(100_000);

/** What its log says; how slow the machine was is none of it. */
const toldBy = (store: { log: () => string }): { level: number; msg: string }[] => {
  const lines = store.log().trim().split('\n');
  return lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg !== 'slow operation');
};

/** Inserts until it is refused. Gives what was acknowledged, and the refusal. */
async function insertUntilRefused(client: MongoClient): Promise<{ acknowledged: number; error: Error }> {
  for (let acknowledged = 0; ; acknowledged++) {
    try {
      await things(client).insertOne({ _id: acknowledged as never, noise: noise() });
    } catch (error) {
      return { acknowledged, error: error as Error };
    }
  }
}

describe('a disk that is nearly full', { timeout: 90_000 }, () => {
  // More than any disk has, but not four times that.
  const scarce = () => ['--reserve-mb', String(2 ** 43)];

  it('takes nothing but deletions, and says so', async () => {
    let store = await startStore(place.folder);
    let client = await connect(store.url);
    await things(client).insertMany([{ a: 1 }, { a: 2 }]);
    await client.close();
    await store.stop();
    expect(await startFailing(place.folder, ...scarce())).toMatchObject({
      code: 1,
      errors: expect.stringContaining('is on a full disk. Free some space.'),
    });
    store = await startStore(place.folder, '--reserve-mb', String(await reserveAbove(place.folder)));
    client = await connect(store.url);
    const refusal = { code: 14_031, message: expect.stringContaining('Only deletions are taken. Free some space') };
    await expect(things(client).insertOne({ a: 3 })).rejects.toMatchObject(refusal);
    await expect(things(client).updateOne({ a: 1 }, { $set: { b: 1 } })).rejects.toMatchObject(refusal);
    expect(await things(client).deleteOne({ a: 1 })).toMatchObject({ deletedCount: 1 });
    expect(await things(client).distinct('a')).toEqual([2]);
    expect(store.log().match(/Only deletions are taken/g)).toHaveLength(1);
    await client.close();
    await store.stop();
  });
});

/** Megabytes to keep free that this disk doesn't have, while it has a quarter of them. */
async function reserveAbove(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return Math.ceil((bavail * bsize) / 1024 / 1024) * 2;
}

describe.skipIf(!canMount)('a disk that is full', { timeout: 90_000 }, () => {
  let disk: SmallDisk;
  beforeEach(() => {
    disk = new SmallDisk(join(place.folder, 'data'), 44);
  });
  afterEach(() => disk.remove());

  it('ends the store with its reason in one line, and loses nothing that was acknowledged', async () => {
    disk.fill(24);
    let store = await startStore(place.folder, '--reserve-mb', '0');
    let client = await connect(store.url);
    const { acknowledged } = await insertUntilRefused(client);
    abandon(client);
    expect(await store.ended).toBe(1);
    const lines = toldBy(store);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: 60,
      msg: expect.stringMatching(/data is on a full disk\. Free some space\. .*No space left/),
    });
    disk.fill();
    expect(await startFailing(place.folder)).toMatchObject({
      code: 1,
      errors: expect.stringContaining('is on a full disk'),
    });
    disk.free();
    store = await startStore(place.folder, '--reserve-mb', '0');
    client = await connect(store.url);
    const ids = (await things(client).distinct('_id')) as unknown as number[];
    expect(ids.slice(0, acknowledged)).toEqual(Array.from({ length: acknowledged }, (_, i) => i));
    await client.close();
    await store.stop();
  });

  it('is waited for by a store that is started again, which tells everybody why', async () => {
    disk.fill();
    const store = await startStore(place.folder, '--reserve-mb', '4', '--patient');
    const client = await connect(store.url);
    const ping = () => client.db().command({ ping: 1 });
    await expect(ping()).rejects.toMatchObject({
      code: 14_031,
      codeName: 'OutOfDiskSpace',
      message: expect.stringMatching(/^The store's data folder is on a full disk/),
    });
    await expect(ping()).rejects.toMatchObject({ message: expect.not.stringContaining(place.folder) });
    disk.free();
    await expect.poll(() => things(client).insertOne({ a: 1 }), { timeout: 20_000 }).toBeTruthy();
    expect(toldBy(store).map(({ msg }) => msg)).toEqual([
      expect.stringContaining('is on a full disk'),
      expect.stringContaining('the store goes on'),
    ]);
    await client.close();
    expect(await store.stop()).toBe(0);
  });

  it('that is read-only is named, and left as it is', async () => {
    const store = await startStore(place.folder, '--reserve-mb', '0');
    await store.stop();
    disk.makeReadOnly();
    const before = readdirSync(disk.folder).map((name) => [name, readFileSync(join(disk.folder, name)).length]);
    expect(await startFailing(place.folder)).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/can't be written\. Give this user the right to write there/),
    });
    expect(readdirSync(disk.folder).map((name) => [name, readFileSync(join(disk.folder, name)).length])).toEqual(
      before,
    );
  });
});

describe('a write that fails', () => {
  it.skipIf(process.platform === 'win32')('ends the store, and its words say what to do', async () => {
    // Files may not become larger than this: what a quota does.
    const store = await startStore(place.folder, 'ulimit -f 2048');
    const client = await connect(store.url);
    const { acknowledged } = await insertUntilRefused(client);
    abandon(client);
    expect(await store.ended).toBe(1);
    expect(store.log()).toContain('is on a full disk. Free some space. Everything that was acknowledged is kept.');
    const again = await startStore(place.folder);
    const reader = await connect(again.url);
    expect(await things(reader).countDocuments()).toBeGreaterThanOrEqual(acknowledged);
    await reader.close();
    await again.stop();
  });
});
