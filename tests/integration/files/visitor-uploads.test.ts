import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ErrorBody } from '#core/contracts/errors.ts';
import type { FileState } from '#core/contracts/files.ts';
import { createFiles } from '#core/files/files.ts';
import { removeUnused } from '#workers/files/remove-unused.ts';
import { startWorker } from '#workers/worker.ts';
import {
  addAgent,
  addBot,
  createBrowser,
  eventually,
  type Gateway,
  signedIn,
  startGateway,
  visitorSocket,
} from '../gateway/harness.ts';

const MOST = 100_000;
const TEXT = 'What I ordered.\n';
let folder: string;
let files: ReturnType<typeof createFiles> & { most: number };
let gateway: Gateway;
let worker: ReturnType<typeof startWorker>;
let bot: Awaited<ReturnType<typeof addBot>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-visitors-'));
  files = { ...createFiles({ dataDir: folder, s3: undefined }), most: MOST };
  gateway = await startGateway({ files });
  bot = await addBot(gateway);
  const queue = { redisUrl: process.env.BATON_TEST_REDIS_URL ?? '', prefix: `test-${gateway.databaseName}` };
  const log = pino({ level: 'silent' });
  worker = startWorker({ store: gateway.store, queue, openai: undefined, log, sweepEvery: 200 });
});
afterAll(async () => {
  await worker.close();
  await gateway.close();
  await rm(folder, { recursive: true });
});

const newVisitor = async (): Promise<string> => {
  const { body } = await createBrowser(gateway).post('/api/web/sessions', { channelId: bot.channelAccountId });
  return body.token;
};
const upload = async (token: string | undefined, bytes = TEXT, key: string = randomUUID()) => {
  const response = await fetch(`${gateway.url}/api/web/files`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'text/plain', 'idempotency-key': key, 'x-file-name': 'order.txt' },
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: bytes,
  });
  return { status: response.status, body: (await response.json()) as FileState & ErrorBody };
};
const statesOf = async (token: string, id: string) => {
  const response = await fetch(`${gateway.url}/api/web/files?ids=${id}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await response.json()) as { files: FileState[] }).files;
};
const say = async (token: string, ids: string[], clientMessageId: string = randomUUID()) => {
  const socket = visitorSocket(gateway, token);
  try {
    return await socket.say({ type: 'send', text: '', files: ids, clientMessageId });
  } finally {
    socket.close();
  }
};
const sent = async (token: string) => {
  const { body } = await upload(token);
  expect(await say(token, [body.id])).toMatchObject({ ok: true });
  await eventually('its conversation', async () => (await gateway.store.files.byId(body.id))?.conversationId);
  const [file] = await statesOf(token, body.id);
  if (!file) throw new Error('The visitor does not see their own file.');
  return { id: body.id, file };
};

test('a visitor sends a file without words, and opens it by an address that ends soon', async () => {
  const token = await newVisitor();
  const { id, file } = await sent(token);
  expect(file).toMatchObject({ id, name: 'order.txt', status: 'ready', facts: { mimeType: 'text/plain' } });
  const minutes = ((file.address?.expiresAt ?? 0) - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(3);
  expect(minutes).toBeLessThanOrEqual(5.1);
  expect(await (await fetch(gateway.url + file.address?.file)).text()).toBe(TEXT);
});

test('an upload is nobody’s to see before it is sent, and never any other visitor’s', async () => {
  const [token, other] = [await newVisitor(), await newVisitor()];
  const { status, body } = await upload(token);
  expect([status, body.status, body.address]).toEqual([200, 'ready', null]);
  expect(await statesOf(token, body.id)).toEqual([]);
  expect(await say(other, [body.id])).toMatchObject({ ok: false, error: { code: 'file_gone' } });
  const { id } = await sent(token);
  await sent(other);
  expect(await statesOf(other, id)).toEqual([]);
});

test('one upload is one message, however often that is sent', async () => {
  const token = await newVisitor();
  const { body } = await upload(token);
  const message = randomUUID();
  const acks = [await say(token, [body.id], message), await say(token, [body.id], message)];
  expect(acks.map(({ ok }) => ok)).toEqual([true, true]);
  expect(await say(token, [body.id])).toMatchObject({ ok: false, error: { code: 'file_gone' } });
  expect(await say(token, [body.id, body.id], message)).toMatchObject({ ok: false, error: { code: 'file_gone' } });
});

test('a file of an agent is not a visitor’s to send, and a visitor’s not an agent’s', async () => {
  const token = await newVisitor();
  const { id: theirs } = await sent(token);
  const conversationId = (await gateway.store.files.byId(theirs))?.conversationId ?? '';
  const agent = await signedIn(gateway, await addAgent(gateway, 'agent', [bot.id]));
  const path = `/api/conversations/${conversationId}`;
  const uploaded = await agent.post(`${path}/files`, TEXT, {
    'content-type': 'text/plain',
    'idempotency-key': randomUUID(),
  });
  expect(uploaded.status).toBe(200);
  expect(await say(token, [uploaded.body.id])).toMatchObject({ ok: false, error: { code: 'file_gone' } });
  expect(await statesOf(token, uploaded.body.id)).toEqual([]);
  expect((await agent.get(`${path}/files`)).body.files.map(({ id }: { id: string }) => id)).toEqual([theirs]);

  const mine = (await upload(token)).body.id;
  await agent.post(`${path}/commands`, { type: 'takeOver' });
  const stolen = { type: 'agentWrote', text: '', files: [mine], clientMessageId: randomUUID() };
  expect((await agent.post(`${path}/commands`, stolen)).body.code).toBe('file_gone');
});

test('an agent of another bot sees no state, uploads nothing and takes nothing back', async () => {
  const { id } = await sent(await newVisitor());
  const conversationId = (await gateway.store.files.byId(id))?.conversationId ?? '';
  const stranger = await signedIn(gateway, await addAgent(gateway, 'agent', [(await addBot(gateway)).id]));
  const path = `/api/conversations/${conversationId}/files`;
  const headers = { 'content-type': 'text/plain', 'idempotency-key': randomUUID() };
  expect((await stranger.get(path)).status).toBe(404);
  expect((await stranger.post(path, TEXT, headers)).status).toBe(404);
  const removal = { method: 'DELETE', headers: { origin: gateway.url, cookie: stranger.cookie } };
  expect((await fetch(`${gateway.url}${path}/${id}`, removal)).status).toBe(404);
});

test('without a session, beyond the size, and of a kind that is not allowed nothing is taken', async () => {
  const token = await newVisitor();
  expect((await upload(undefined)).status).toBe(401);
  expect(await upload(token, 'x'.repeat(MOST + 1))).toMatchObject({ status: 413, body: { code: 'too_large' } });
  const refused = await upload(token, '<!doctype html><script>alert(1)</script>');
  expect(refused).toMatchObject({ status: 422, body: { code: 'file_refused', message: expect.stringMatching(/\w/) } });
});

test('a visitor who uploads without end is asked to wait, and what nobody sent is forgotten a day later', async () => {
  const [token, other] = [await newVisitor(), await newVisitor()];
  const answers = await Promise.all(Array.from({ length: 25 }, () => upload(token)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(20);
  expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  const { body } = await upload(other);
  const left = answers.find(({ status }) => status === 200)?.body.id ?? '';
  const now = gateway.store.time();
  await removeUnused({ files: gateway.store.files, storage: files.storage }, now + 23 * 3_600_000);
  expect(await gateway.store.files.byId(left)).not.toBeNull();
  await removeUnused({ files: gateway.store.files, storage: files.storage }, now + 25 * 3_600_000);
  expect([await gateway.store.files.byId(left), await gateway.store.files.byId(body.id)]).toEqual([null, null]);
  await expect(files.storage.open(left)).rejects.toThrow('not in the storage');
});
