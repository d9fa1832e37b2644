import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import type { LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDiskStorage } from '#core/files/disk-storage.ts';
import { createS3Storage } from '#core/files/s3-storage.ts';
import { MissingFile, type Storage } from '#core/files/storage.ts';
import { startFakeS3 } from '#tests/fakes/s3/fake-s3.ts';

/** Larger than what fits into any buffer on the way. */
const BYTES = randomBytes(3 * 1024 * 1024);

const onDisk = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'baton-storage-'));
  return { storage: createDiskStorage(join(folder, 'kept')), close: () => rm(folder, { recursive: true }) };
};
/** Every bucket has a name of its own in the DNS, where there is one. */
const toThisMachine: LookupFunction = (_hostname, { all }, callback) =>
  all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);
const inBucket = (addressing: 'path' | 'host') => async () => {
  const s3 = await startFakeS3({ addressing });
  const line = { silence: 5_000, tries: 1, firstPause: 1, lookup: toThisMachine };
  return { storage: createS3Storage(s3.options, line), close: s3.close };
};

describe.each([
  ['on disk', onDisk],
  ['in a bucket named by the path', inBucket('path')],
  ['in a bucket named by the host', inBucket('host')],
])('a storage %s', (_, begin) => {
  let storage: Storage;
  let close: () => Promise<unknown>;
  let folder: string;
  const put = async (key: string, bytes: Buffer = BYTES): Promise<void> => {
    const path = join(folder, 'source');
    await writeFile(path, bytes);
    await storage.put(key, path, { mimeType: 'application/pdf', size: bytes.length });
  };
  const read = async (key: string, range?: { start: number; end: number }) => {
    const { bytes, size } = await storage.open(key, range);
    return { bytes: await buffer(bytes), size };
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baton-sources-'));
    ({ storage, close } = await begin());
  });
  afterAll(async () => {
    await close();
    await rm(folder, { recursive: true });
  });

  test('gives back what was put into it', async () => {
    await put('whole');
    expect((await read('whole')).bytes.equals(BYTES)).toBe(true);
    expect((await read('whole')).size).toBe(BYTES.length);
    expect(await readdir(folder)).toEqual(['source']);
  });

  test('gives a part of it, and says how much the whole is', async () => {
    await put('parts');
    expect(await read('parts', { start: 100, end: 199 })).toEqual({
      bytes: BYTES.subarray(100, 200),
      size: BYTES.length,
    });
    const last = BYTES.length - 5;
    expect(await read('parts', { start: last, end: BYTES.length + 99 })).toEqual({
      bytes: BYTES.subarray(last),
      size: BYTES.length,
    });
  });

  test('keeps the same key again as the same file', async () => {
    await put('twice');
    await put('twice');
    expect((await read('twice')).size).toBe(BYTES.length);
  });

  test('says what it does not have', async () => {
    await expect(storage.open('never seen')).rejects.toThrow(MissingFile);
  });

  test('forgets what is removed, however often', async () => {
    await put('removed');
    await storage.remove('removed');
    await storage.remove('removed');
    await expect(storage.open('removed')).rejects.toThrow(MissingFile);
  });

  test.each(['../../etc/passwd', '..', '/', 'a/../b', 'a\0b', 'ä +?#%2e', `${'long'.repeat(200)}`])(
    'keeps %j apart from everything else',
    async (key) => {
      await put(key, Buffer.from(key));
      expect((await read(key)).bytes.toString()).toBe(key);
      expect((await read('whole')).size).toBe(BYTES.length);
    },
  );

  test('lets go of what nobody reads to its end', async () => {
    await put('left');
    const { bytes } = await storage.open('left');
    bytes.once('data', () => bytes.destroy());
    await expect.poll(() => bytes.closed).toBe(true);
  });
});
