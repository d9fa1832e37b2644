import { type Document, MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STORE } from '#tests/setup/programs.ts';
import { canMount, SmallDisk } from '../embedded/small-disk.ts';
import { Baton, until } from './baton.ts';

/** The store opens with 16 MB free and takes everything with 64. */
const MEGABYTES = 100;
const many = 5_000;

describe('npm start with its data on a disk that is really full', { timeout: 90_000 }, () => {
  let baton: Baton | undefined;
  let disk: SmallDisk | undefined;
  beforeEach(async (context) => {
    context.skip(!canMount, 'a small disk can be mounted by root only, and on Linux');
    baton = await Baton.create();
    disk = new SmallDisk(baton.dataDir, MEGABYTES);
  });
  afterEach(async () => {
    disk?.remove();
    await baton?.dispose();
    [disk, baton] = [undefined, undefined];
  });
  const here = () => {
    if (!baton || !disk) throw new Error('not set up');
    return { baton, disk };
  };

  it('refuses what adds, says what happened, loses nothing, and goes on when there is room again', async () => {
    const { baton, disk } = here();
    await baton.start({ FIXTURE_STORE: STORE });
    const client = await MongoClient.connect((await baton.gateway()).env.MONGO_URL ?? '', {
      serverSelectionTimeoutMS: 20_000,
      retryWrites: false,
    });
    const things = client.db().collection<Document & { _id: number }>('things');
    await things.insertMany(Array.from({ length: many }, (_, i) => ({ _id: i, kept: i % 10 === 0 })));

    disk.fill();
    await until(() => baton.output.includes("store: The disk of the store's data folder is full"));
    await expect(things.insertOne({ _id: -1 })).rejects.toMatchObject({ code: 14_031 });
    expect(await things.countDocuments()).toBe(many);

    // Deletions are tried as long as there is a byte left. Here is none: the store ends, and says so.
    await expect(things.deleteMany({ kept: false })).rejects.toThrow();
    // What a process that ends gives back is taken by others at once.
    await until(() => {
      disk.fill();
      return /store has stopped \(exit code 1: .*is on a full disk\. Free some space/.test(baton.output);
    });
    disk.fill();
    const refusal = expect.objectContaining({
      code: 14_031,
      message: expect.stringMatching(/^The store's data folder is on a full disk/),
    });
    await expect.poll(() => things.findOne().catch((error: unknown) => error), { timeout: 40_000 }).toEqual(refusal);
    expect(baton.launched().exitCode).toBeNull();

    disk.free();
    await expect
      .poll(() => things.insertOne({ _id: -1 }).catch(() => 0), { timeout: 40_000 })
      .toMatchObject({
        insertedId: -1,
      });
    expect(await things.countDocuments({ kept: true })).toBe(many / 10);
    await until(() => baton.log('store').includes('the store goes on'));
    await client.close();
  });

  it('ends at once with the reason when it is full from the beginning, and starts when it is not', async () => {
    const { baton, disk } = here();
    await baton.start({ FIXTURE_STORE: STORE });
    expect(await baton.end('SIGTERM')).toBe(0);
    disk.fill();
    baton.launch({ FIXTURE_STORE: STORE });
    expect(await baton.end()).toBe(1);
    expect(baton.output).toMatch(/no space left|is on a full disk/i);
    disk.free();
    await baton.start({ FIXTURE_STORE: STORE });
    expect(await baton.end('SIGTERM')).toBe(0);
  });
});
