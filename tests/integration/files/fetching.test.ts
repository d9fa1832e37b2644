import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { NoMedia } from '#channels/contract/no-media.ts';
import { connectStore, type Store } from '#core/store/connect.ts';
import { startProcess, waitUntil } from '#tests/setup/process.ts';
import type { OpenMedia } from '#workers/files/deps.ts';
import { fetchingFrom } from './fetching.ts';

const HOUR = 3_600_000;
const databaseName = `fetching_${randomUUID().slice(0, 8)}`;
let store: Store;
let folder: string;
let accountId: string;
const signal = new AbortController().signal;

beforeAll(async () => {
  store = await connectStore(process.env.BATON_TEST_MONGO_URL ?? '', { databaseName });
});
afterAll(() => store.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-fetching-'));
  accountId = randomUUID();
  return () => rm(folder, { recursive: true });
});

const expected = async (id: string = randomUUID(), ref = 'there'): Promise<string> => {
  const place = { conversationId: randomUUID(), botId: randomUUID(), channelAccountId: accountId };
  await store.files.expect([{ ...place, id, kind: 'document', name: 'a.txt', ref, createdAt: store.time() }]);
  return id;
};
const words = (text: string) => new Blob([text]).stream() as ReadableStream<Uint8Array>;
const busy: OpenMedia = async () => {
  throw new Error('503');
};
const filesIn = async (path: string): Promise<string[]> => {
  const found = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
};

test('a worker that is killed in the midst of a file has stored nothing of it; the next one fetches it once, and clears up', async () => {
  const id = await expected();
  const program = resolve('tests/integration/files/fetching-program.ts');
  const worker = startProcess(process.execPath, ['--import', 'tsx', program, databaseName, folder, accountId]);
  await waitUntil(worker, 'fetching', () => worker.output().includes('half'));
  const incoming = join(folder, 'files', 'incoming');
  await expect.poll(() => filesIn(incoming)).toHaveLength(1);
  worker.child.kill('SIGKILL');
  expect(await filesIn(join(folder, 'files', 'kept'))).toEqual([]);

  let asked = 0;
  const { drain, storage, shown, clock } = fetchingFrom(store, folder, async () => {
    asked += 1;
    return { bytes: words('The first half, and the second.') };
  });
  // It may be that the other one is at it still.
  await drain(accountId, signal);
  expect(asked).toBe(0);
  const [left = ''] = await filesIn(incoming);
  const yesterday = new Date(Date.now() - 25 * HOUR);
  await utimes(left, yesterday, yesterday);
  clock.ahead = 20_000;
  expect(await drain(accountId, signal)).toBeNull();
  await drain(accountId, signal);
  expect(asked).toBe(1);
  expect(shown).toMatchObject([{ id, status: 'ready' }]);
  expect((await buffer((await storage.open(id)).bytes)).toString()).toBe('The first half, and the second.');
  expect(await filesIn(join(folder, 'files', 'kept'))).toHaveLength(1);
  expect(await filesIn(incoming)).toEqual([]);
});

test('an attempt is counted before it is made', async () => {
  await expected();
  let seen: unknown;
  const { drain } = fetchingFrom(store, folder, async () => {
    const now = store.time();
    seen = [await store.files.due(accountId, now, 9), await store.files.due(accountId, now + 15_000, 9)];
    throw new NoMedia('It is gone.');
  });
  await drain(accountId, signal);
  expect(seen).toMatchObject([[], [{ attempts: 1 }]]);
});

test('a file of which every worker has died is asked for no more', async () => {
  const id = await expected();
  for (let death = 0; death < 4; death += 1) await store.files.attempt(id, store.time());
  let asked = 0;
  const { drain, shown } = fetchingFrom(store, folder, async () => {
    asked += 1;
    return { bytes: words('deadly') };
  });
  await drain(accountId, signal);
  expect([asked, shown.map(({ status }) => status)]).toEqual([0, ['failed']]);
});

test('what a platform refuses for good is not asked for again; what it cannot give now is, later and later, for a day', async () => {
  const gone = await expected(undefined, 'gone');
  const held = await expected(undefined, 'busy');
  const { drain, shown, clock } = fetchingFrom(store, folder, async (ref, ...rest) => {
    if (ref === 'gone') throw new NoMedia('It is gone.');
    return busy(ref, ...rest);
  });
  const first = await drain(accountId, signal);
  expect(shown).toMatchObject([{ id: gone, status: 'failed', why: 'It is gone.' }]);
  const pauses = [(first ?? 0) - store.time()];
  clock.ahead += 2_500;
  pauses.push(((await drain(accountId, signal)) ?? 0) - store.time() - clock.ahead);
  expect(pauses[0]).toBeGreaterThan(1_000);
  expect(pauses[1]).toBeGreaterThan(2_500);
  clock.ahead = 24 * HOUR - 1_000;
  expect(await drain(accountId, signal)).toBeNull();
  expect(shown[1]).toMatchObject({ id: held, status: 'failed', why: 'The platform did not give it for a day.' });
});

test('a channel whose connection is down holds nothing longer than a day', async () => {
  const id = await expected();
  const { shown, clock } = fetchingFrom(store, folder, busy);
  const { createFileDrain } = await import('#workers/files/drain-files.ts');
  const { default: pino } = await import('pino');
  const drain = createFileDrain({
    ...{ files: store.files, openMediaOf: async () => null, most: 1, chance: () => 1, log: pino({ level: 'silent' }) },
    receive: () => Promise.reject(new Error('nothing is to be received')),
    show: (file) => shown.push(file),
    time: () => store.time() + clock.ahead,
  });
  await drain(accountId, signal);
  expect(shown).toEqual([]);
  clock.ahead = 24 * HOUR + 1_000;
  await drain(accountId, signal);
  expect(shown).toMatchObject([{ id, status: 'failed' }]);
});

test('what is settled stays as it is, and what is known is not expected anew', async () => {
  const id = await expected();
  const facts = { kind: 'document', mimeType: 'text/plain', size: 1, thumbnail: false, inline: false } as const;
  expect(await store.files.ready(id, facts)).toMatchObject({ status: 'ready' });
  expect(await store.files.failed(id, 'late')).toBeNull();
  expect(await store.files.refused(id, 'late')).toBeNull();
  expect(await store.files.attempt(id, 0)).toBeNull();
  await store.files.postponed(id, 0, 'late');
  await expected(id, 'elsewhere');
  expect(await store.files.byId(id)).toMatchObject({ status: 'ready', facts, why: null });
  expect(await store.files.nextDue(accountId)).toBeNull();
});

test('of a file that is stopped by whoever reads it nothing stays behind', async () => {
  await expected();
  const stop = new AbortController();
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(Buffer.from('more'));
        stop.abort(new Error('the worker stops'));
        return new Promise(() => undefined);
      },
    });
  const { drain } = fetchingFrom(store, folder, async () => ({ bytes: endless() }));
  await expect(drain(accountId, stop.signal)).rejects.toThrow();
  expect((await stat(join(folder, 'files', 'incoming'))).isDirectory()).toBe(true);
  expect(await filesIn(folder)).toEqual([]);
});
