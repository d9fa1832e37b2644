import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Adapter } from '#channels/contract/adapter.ts';
import { createFiles } from '#core/files/files.ts';
import { newId } from '#core/store/ids.ts';
import { createSealing } from '#core/store/sealing.ts';
import { sessionAdapter } from '#tests/fakes/platform/session-adapter.ts';
import { type SessionPlatform, startSessionPlatform } from '#tests/fakes/platform/session-platform.ts';
import { startChannelRole } from '#workers/sessions/role.ts';
import { startWorker } from '#workers/worker.ts';
import { heardOf, type Rig, startRig } from '../channels/rig.ts';
import { addAgent, signedIn } from '../gateway/harness.ts';
import { keptInRedis, keptInStore } from './kept.ts';

const PATIENCE = { timeout: 15_000, interval: 20 };
/** Nothing is found by looking in the course of a test: only what is rung for is in time. */
const UNHURRIED = { lease: 600_000, margin: 1_000, lookEvery: 600_000, renewEvery: 500, again: 0 };

const adapters = { api: sessionAdapter as unknown as Adapter };
const secretKeys = { newest: randomUUID() + randomUUID(), previous: [] };
const logged: string[] = [];
let rig: Rig;
let platform: SessionPlatform;
let dataDir: string;
let role: Awaited<ReturnType<typeof startChannelRole>>;
let worker: ReturnType<typeof startWorker>;

beforeAll(async () => {
  rig = await startRig({ adapters, secretKeys });
  platform = await startSessionPlatform();
  dataDir = await mkdtemp(join(tmpdir(), 'sessions-'));
  const { store, databaseName } = rig.gateway;
  const queue = { redisUrl: process.env.BATON_TEST_REDIS_URL ?? '', prefix: `test-${databaseName}` };
  const sealing = createSealing(secretKeys);
  const files = { ...createFiles({ dataDir, s3: undefined }), most: 1_000_000, fetch };
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      logged.push(String(chunk));
      done();
    },
  });
  const log = pino({ level: 'trace' }, stream);
  role = await startChannelRole({ store, queue, adapters, sealing, files, dataDir, most: 20, times: UNHURRIED, log });
  worker = startWorker({
    ...{ store, queue, openai: undefined, log, files, channels: { adapters, sealing }, sweepEvery: 200 },
  });
});
afterAll(async () => {
  await worker.close();
  await role.close();
  await platform.close();
  await rig.gateway.close();
  await rm(dataDir, { recursive: true, force: true });
});

const connect = async (settings: object = {}): Promise<string> => {
  const account = { kind: 'api', botId: rig.bot.id, name: 'A phone', secrets: {} };
  const { status, body } = await rig.admin.post('/api/channels', {
    ...account,
    settings: { port: platform.port, ...settings },
  });
  expect(status).toBe(200);
  return body.id;
};
const sessionOf = async (id: string) => (await rig.admin.get(`/api/channels/${id}/session`)).body;
const until = (id: string, state: object) =>
  expect.poll(() => sessionOf(id), PATIENCE).toMatchObject({ live: true, ...state });
const ready = async (): Promise<string> => {
  const id = await connect();
  await until(id, { state: 'ready' });
  return id;
};
const say = async (channelAccountId: string, text: string, peer = 'anna'): Promise<string> => {
  const { store } = rig.gateway;
  const conversationId = newId();
  const message = { text, choices: [], by: 'agent' as const };
  const to = { channelAccountId, peer, botId: rig.bot.id, conversationId, seq: 1 };
  await store.deliveries.enqueue([{ ...to, message, createdAt: store.time() }]);
  rig.gateway.queues.ring('deliver', { channelAccountId });
  return conversationId;
};
const textsTo = (id: string) => platform.taken.filter(({ account }) => account === id).map(({ text }) => text);
const statusOf = async (conversationId: string) =>
  (await rig.gateway.store.deliveries.ofConversation(conversationId)).map(({ status }) => status);
const whyOf = async (conversationId: string) =>
  (await rig.gateway.store.deliveries.ofConversation(conversationId)).map(({ why }) => why);

test('an account that is connected has its session at once, and its health says so', async () => {
  const id = await ready();
  expect(platform.connectionsOf(id)).toHaveLength(1);
  await expect
    .poll(async () => (await rig.admin.get(`/api/channels/${id}`)).body.health, PATIENCE)
    .toMatchObject({ state: 'ready' });
});

test('what is to be sent goes out through the session, as soon as it is rung for', async () => {
  const id = await ready();
  const conversation = await say(id, 'Hello Anna');
  await expect.poll(() => textsTo(id), PATIENCE).toEqual(['Hello Anna']);
  await expect.poll(() => statusOf(conversation), PATIENCE).toEqual(['sent']);
});

test('what customers say is heard in its order, and told only once it is stored', async () => {
  const id = await ready();
  for (const text of ['One', 'Two', 'Three']) platform.tell(id, 'ben', text);
  const { store } = rig.gateway;
  await expect
    .poll(async () => {
      const { conversation } = await heardOf(rig.gateway, id, 'ben');
      const entries = conversation ? await store.timeline.after({ kind: 'all' }, conversation.id, 0, 100) : [];
      return (entries ?? []).flatMap((entry) => (entry.type === 'customerMessage' ? [entry.text] : []));
    }, PATIENCE)
    .toEqual(['One', 'Two', 'Three']);
  await expect.poll(() => platform.untold.filter(({ account }) => account === id), PATIENCE).toEqual([]);
});

test('until the phone is paired a message waits and says so, and counts as no failure', async () => {
  const id = await ready();
  platform.showQr(id, 'qr-while-waiting');
  await until(id, { state: 'qr' });
  const conversation = await say(id, 'Patience');
  await expect.poll(() => whyOf(conversation), PATIENCE).toEqual([expect.stringContaining('phone to be paired')]);
  platform.pair(id);
  await expect.poll(() => textsTo(id), PATIENCE).toEqual(['Patience']);
  await expect.poll(() => statusOf(conversation), PATIENCE).toEqual(['sent']);
  expect(await whyOf(conversation)).toEqual([null]);
  expect(await rig.gateway.store.outlets.of(id)).toMatchObject({ failures: 0, stopped: null });
});

test('a message that got no answer is uncertain, and is not sent again', async () => {
  const id = await ready();
  platform.mute(true);
  const conversation = await say(id, 'Did it arrive?');
  await expect.poll(() => statusOf(conversation), PATIENCE).toEqual(['uncertain']);
  platform.mute(false);
  await say(id, 'And this?', 'cleo');
  await expect.poll(() => textsTo(id), PATIENCE).toEqual(['Did it arrive?', 'And this?']);
});

test('the code to pair with follows as it changes, is shown to admins, and is kept nowhere', async () => {
  const id = await ready();
  const codes = [`secret-${randomUUID()}`, `secret-${randomUUID()}`];
  for (const qr of codes) {
    platform.showQr(id, qr);
    await until(id, { state: 'qr', qr });
  }
  const response = await rig.admin.get(`/api/channels/${id}/session`);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect((await rig.admin.get(`/api/channels/${id}`)).body.health.state).toBe('qr');
  // Also once it is over.
  platform.pair(id);
  await until(id, { state: 'ready' });
  const { databaseName, queues } = rig.gateway;
  const inStore = await keptInStore(databaseName);
  const inRedis = await keptInRedis(queues.redis, `test-${databaseName}`);
  expect(inStore).toContain(id);
  expect(inRedis).toContain('realtime');
  for (const secret of codes)
    for (const place of [inStore, inRedis, logged.join(), rig.logged()]) expect(place).not.toContain(secret);
});

test('nobody but admins sees or changes a session', async () => {
  const id = await ready();
  const agent = await signedIn(rig.gateway, await addAgent(rig.gateway, 'agent', [rig.bot.id]));
  const supervisor = await signedIn(rig.gateway, await addAgent(rig.gateway, 'supervisor', [rig.bot.id]));
  for (const browser of [agent, supervisor]) {
    expect((await browser.get(`/api/channels/${id}/session`)).status).toBe(403);
    for (const what of ['restart', 'log-out'])
      expect((await browser.post(`/api/channels/${id}/session/${what}`)).status).toBe(403);
  }
});

test('restarted, it has a new connection and still its pairing', async () => {
  const id = await ready();
  const [before] = platform.connectionsOf(id);
  expect((await rig.admin.post(`/api/channels/${id}/session/restart`)).status).toBe(200);
  await expect.poll(() => platform.connectionsOf(id)[0]?.number ?? before?.number, PATIENCE).not.toBe(before?.number);
  await until(id, { state: 'ready' });
});

test('logged out, it shows what a new pairing needs', async () => {
  const id = await ready();
  expect((await rig.admin.post(`/api/channels/${id}/session/log-out`)).status).toBe(200);
  await until(id, { state: 'qr', qr: 'qr-after-logout' });
  const { items } = (await rig.admin.get(`/api/audit?limit=5`)).body;
  expect(items).toContainEqual(expect.objectContaining({ deed: 'channel_logged_out', on: { kind: 'channel', id } }));
});

test('with other settings it is opened anew', async () => {
  const id = await ready();
  const [before] = platform.connectionsOf(id);
  await rig.admin.patch(`/api/channels/${id}`, { settings: { port: platform.port, color: 'red' } });
  await expect.poll(() => platform.connectionsOf(id)[0]?.number ?? before?.number, PATIENCE).not.toBe(before?.number);
});

test('disconnected, its session ends; connected again, it goes on', async () => {
  const id = await ready();
  await rig.admin.post(`/api/channels/${id}/disconnect`);
  await expect.poll(() => platform.connectionsOf(id), PATIENCE).toEqual([]);
  expect(await sessionOf(id)).toMatchObject({ live: false });
  await rig.admin.post(`/api/channels/${id}/connect`);
  await until(id, { state: 'ready' });
});

test('a session that cannot be opened says why', async () => {
  const id = await connect({ port: -1 });
  await until(id, { state: 'failed', why: expect.stringContaining('could not be opened') });
  expect(platform.connectionsOf(id)).toEqual([]);
});
