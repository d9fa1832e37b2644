import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { S3Options } from '#core/files/s3-request.ts';
import { createS3Storage } from '#core/files/s3-storage.ts';
import { MissingFile, StorageTrouble } from '#core/files/storage.ts';
import { type FakeS3, startFakeS3 } from '#tests/fakes/s3/fake-s3.ts';

const BYTES = randomBytes(500_000);
const AS = { mimeType: 'image/png', size: BYTES.length };
let folder: string;
let path: string;
let s3: FakeS3;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-s3-'));
  path = join(folder, 'source');
  await writeFile(path, BYTES);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  s3 = await startFakeS3();
});
afterEach(() => s3.close());

const storageWith = (changes: Partial<S3Options> = {}, { silence = 10_000, tries = 3 } = {}) =>
  createS3Storage({ ...s3.options, ...changes }, { silence, tries, firstPause: 1 });

test('a file goes into the bucket with its type, signed over its own bytes', async () => {
  await storageWith().put('a', path, AS);
  const [stored] = s3.objects.values();
  expect(stored?.bytes.equals(BYTES)).toBe(true);
  expect(stored?.mimeType).toBe('image/png');
});

test.each([
  ['busy', { code: 'SlowDown' } as const],
  ['broken', { code: 'InternalError' } as const],
  ['silent', 'hang' as const],
  ['cut off', 'cut' as const],
])('a storage that is %s for a moment is asked again', async (_, how) => {
  s3.misbehave(how, how);
  await storageWith({}, { silence: how === 'hang' ? 300 : 10_000, tries: 6 }).put('a', path, AS);
  expect(s3.objects.size).toBe(1);
  expect(s3.requests.length).toBeGreaterThanOrEqual(3);
});

test('a storage that stays away is a passing trouble, after a few tries', async () => {
  s3.misbehave({ code: 'InternalError' }, { code: 'SlowDown' }, { code: 'SlowDown' });
  const trouble = await storageWith()
    .put('a', path, AS)
    .catch((error) => error);
  expect(trouble).toBeInstanceOf(StorageTrouble);
  expect(trouble).toMatchObject({ passing: true, message: 'The storage for files answered 503 SlowDown.' });
  await s3.close();
  expect(
    await storageWith()
      .open('a')
      .catch((error) => error),
  ).toMatchObject({
    ...{ passing: true, message: 'The storage for files cannot be reached.' },
  });
});

test.each([
  ['FILES_S3_SECRET_ACCESS_KEY', { secretAccessKey: 'not the one' }],
  ['FILES_S3_ACCESS_KEY_ID', { accessKeyId: 'AKIANOTTHEONE' }],
  ['FILES_S3_BUCKET', { bucket: 'another-bucket' }],
  ['FILES_S3_REGION', { region: 'us-west-2' }],
])('who has %s wrong is told so at once, without the keys', async (name, changes) => {
  const trouble = await storageWith(changes)
    .put('a', path, AS)
    .catch((error) => error);
  expect(trouble).toMatchObject({ passing: false, message: expect.stringContaining(name) });
  expect(trouble.message).not.toContain(Object.values(changes)[0]);
  expect(s3.requests).toHaveLength(1);
});

test('who has the clock wrong is told so', async () => {
  s3.setClock(() => Date.now() + 3_600_000);
  await expect(storageWith().open('a')).rejects.toThrow('The clock of this machine');
});

test('a key without the right to write is told apart from a wrong one', async () => {
  s3.misbehave({ code: 'AccessDenied' });
  await expect(storageWith().put('a', path, AS)).rejects.toThrow('Give it the right');
});

test('what is missing is missing, and not asked for again', async () => {
  await expect(storageWith().open('a')).rejects.toThrow(MissingFile);
  expect(s3.requests).toHaveLength(1);
});

test.each(['cut', 'short'] as const)('a body that is %s never passes for the whole file', async (how) => {
  await storageWith().put('a', path, AS);
  s3.misbehave(how);
  const { bytes } = await storageWith({}, { silence: how === 'short' ? 300 : 10_000 }).open('a');
  await expect(buffer(bytes)).rejects.toThrow();
});
