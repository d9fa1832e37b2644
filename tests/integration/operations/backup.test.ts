import { mkdtempSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from '#embedded/operations/backup.ts';
import { restore } from '#embedded/operations/restore.ts';
import { type StoreProcess, startStore, type Workspace, workspace } from '../embedded/store-process.ts';
import { narrowLink } from './narrow-link.ts';
import { startOtherServer } from './other-server.ts';
import { runOperation } from './program.ts';
import { everythingIn, fillLarge, fillSample, times } from './sample.ts';

let place: Workspace;
let store: StoreProcess;
beforeEach(async () => {
  place = await workspace();
  store = await startStore(place.folder);
});
afterEach(async () => {
  await store.stop();
  await place.remove();
});

const at = (...path: string[]) => join(place.folder, ...path);

const named = (start: string) => readdirSync(place.folder).filter((name) => name.startsWith(start));

/** What a store holds that was restored from a backup. */
async function restored(file: string) {
  const folder = mkdtempSync(at('restored-'));
  await restore(file, folder);
  renameSync(join(folder, 'store'), join(folder, 'data'));
  const again = await startStore(folder);
  try {
    return await everythingIn(again.url);
  } finally {
    await again.stop();
  }
}

describe('a backup', () => {
  it('brings everything back: documents to the last byte, empty collections, indexes with their options', async () => {
    await fillSample(store.url);
    const before = await everythingIn(store.url);
    expect(await backUp(store.url, at('b'))).toMatch(
      /^Backed up 2,505 documents in 4 collections, .* \(\d\.\d MB\)\.$/,
    );
    expect(await restored(at('b'))).toEqual(before);
    expect(Object.keys(before)).toEqual(['baton.people', 'baton.visits', 'baton.empty', 'other.notes/2026']);
  });

  it('is one moment of the store: of writers that go on, each has a beginning without gaps in it', async () => {
    const client = await MongoClient.connect(store.url);
    const writers = times(4, (i) => client.db().collection(`writer-${i}`));
    let stopped = false;
    let rounds = 0;
    // Every round writes to all collections in turn: a later one may never be ahead of an earlier one.
    const write = async () => {
      for (; !stopped; rounds++) for (const writer of writers) await writer.insertOne({ round: rounds });
    };
    const writing = write();
    await expect.poll(() => rounds, { timeout: 20_000 }).toBeGreaterThan(20);
    await backUp(store.url, at('b'));
    stopped = true;
    await writing;
    await client.close();
    const found = await restored(at('b'));
    const counts = times(4, (i) => found[`baton.writer-${i}`]?.documents.length ?? 0);
    expect(counts.slice(1).every((count, i) => count <= (counts[i] ?? 0) && count >= (counts[0] ?? 0) - 1)).toBe(true);
    expect(counts[0]).toBeGreaterThan(20);
    expect(counts[0]).toBeLessThan(rounds + 1);
  });

  it('holds of a transaction all or nothing', async () => {
    const client = await MongoClient.connect(store.url);
    const things = client.db().collection('things');
    await things.insertOne({ n: 0 });
    const session = client.startSession();
    session.startTransaction();
    await things.insertMany([{ n: 1 }, { n: 2 }], { session });
    await backUp(store.url, at('before'));
    await session.commitTransaction();
    await backUp(store.url, at('after'));
    await session.endSession();
    await client.close();
    expect((await restored(at('before')))['baton.things']?.documents).toHaveLength(1);
    expect((await restored(at('after')))['baton.things']?.documents).toHaveLength(3);
  });

  it('is for the eyes of its owner only', async () => {
    await backUp(store.url, at('b'));
    expect(statSync(at('b')).mode & 0o777).toBe(0o600);
  });

  it('takes the place of an earlier one, and of nothing else', async () => {
    await backUp(store.url, at('b'));
    await fillSample(store.url);
    await backUp(store.url, at('b'));
    expect(Object.keys(await restored(at('b')))).toHaveLength(4);

    writeFileSync(at('letter'), 'Dear …');
    await expect(backUp(store.url, at('letter'))).rejects.toThrow('is not a backup of Baton, so it is left alone');
    await expect(backUp(store.url, place.folder)).rejects.toThrow('is left alone');
    expect(readFileSync(at('letter'), 'utf8')).toBe('Dear …');
  });

  it('leaves nothing under its name, nor beside it, when the store dies meanwhile', async () => {
    await fillLarge(store.url, 3);
    const link = await narrowLink(store.url, 1_500_000);
    const failed = expect(backUp(link.url, at('b'))).rejects.toThrow(
      /^The embedded store stopped while it was read .* please try again/,
    );
    await link.full;
    expect(named('b')).toEqual([`b.partial-${process.pid}`]);
    await store.kill();
    await link.close();
    await failed;
    expect(named('b')).toEqual([]);

    store = await startStore(place.folder);
    await backUp(store.url, at('b'));
    expect(named('b')).toEqual(['b']);
  });

  it('leaves nothing under its name when it is killed itself, and the store goes on', async () => {
    await fillLarge(store.url, 3);
    const link = await narrowLink(store.url, 1_500_000);
    const run = runOperation('backup', link.url, at('b'));
    await link.full;
    run.kill();
    expect(await run.ended).toBe(null);
    expect(named('b')).toEqual([expect.stringMatching(/^b\.partial-\d+$/)]);
    await link.close();
    await backUp(store.url, at('b'));
    expect(named('b')).toEqual(['b']);
  });

  it('clears away what a killed one has left', async () => {
    // No process has the largest number.
    writeFileSync(at('b.partial-4194304'), 'half');
    writeFileSync(at(`b.partial-${process.ppid}`), 'somebody is still writing');
    await backUp(store.url, at('b'));
    expect(readdirSync(place.folder).filter((name) => name.startsWith('b'))).toEqual([
      'b',
      `b.partial-${process.ppid}`,
    ]);
  });

  it('says no where a MongoDB server keeps the data', async () => {
    const { url, close } = await startOtherServer();
    await expect(backUp(url, at('b'))).rejects.toThrow('mongodump');
    await close();
  });
});
