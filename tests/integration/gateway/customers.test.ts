import mongoose from 'mongoose';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { VisitorEntry } from '#core/contracts/timeline.ts';
import { createEmitter } from '#core/realtime/emitter.ts';
import { closePatientRedis, createPatientRedis } from '#core/realtime/server.ts';
import { speakInto } from '#core/realtime/speak.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { visitorEntryOf, visitorStateOf } from '#core/store/views.ts';
import { createCustomers } from '#gateway/realtime/customers.ts';
import { addBot, change, createBrowser, eventually, type Gateway, startGateway, visitorSocket } from './harness.ts';

let gateway: Gateway;
let other: Gateway;
let shop: Awaited<ReturnType<typeof addBot>>;
let raw: mongoose.Connection;
/** Milliseconds: whoever closes a page is waited for a moment, in case that they only change it. */
const PATIENCE = 20_000;
let message = 0;

beforeAll(async () => {
  gateway = await startGateway();
  other = await startGateway({ databaseName: gateway.databaseName });
  raw = mongoose.createConnection(process.env.BATON_TEST_MONGO_URL ?? '', { dbName: gateway.databaseName });
  await raw.asPromise();
  shop = await addBot(gateway, { endings: { left: 60, idle: null, dropped: null } });
});
afterAll(async () => {
  await Promise.all([gateway.close(), other.close(), raw.close()]);
});

let token = '';
let peer = '';
beforeEach(async () => {
  const { body } = await createBrowser(gateway).post('/api/web/sessions', { channelId: shop.channelAccountId });
  token = body.token;
  peer = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).sub;
});

const current = async () => {
  const found = await gateway.store.conversations.currentOf(shop.channelAccountId, peer);
  return found && gateway.store.conversations.load(EVERYTHING, found.id);
};
const isAway = async () => {
  const loaded = await current();
  return loaded !== null && loaded.awaySince !== null;
};
/** How many gateways hold a connection of theirs, as the store knows. */
const connections = async (): Promise<number> => {
  const found = await raw.collection('conversations').findOne({ peer });
  return found?.connectedTo?.length ?? 0;
};
const connect = async (where: Gateway) => {
  const socket = visitorSocket(where, token);
  expect(await socket.connected).toBeNull();
  await socket.hears('ready');
  return socket;
};
const write = { type: 'send', text: 'Hello' };
const say = (socket: Awaited<ReturnType<typeof connect>>) =>
  socket.say({ ...write, clientMessageId: `message-${message++}` });

it('says that a customer is away when their last page on all gateways is closed, and not before', async () => {
  const [first, second] = [await connect(gateway), await connect(gateway)];
  await say(first);
  const third = await connect(other);
  await eventually('both gateways', async () => (await connections()) === 2, PATIENCE);
  first.close();
  second.close();
  await eventually('one gateway', async () => (await connections()) === 1, PATIENCE);
  expect(await isAway()).toBe(false);
  third.close();
  await eventually('being away', isAway, PATIENCE);
  const back = await connect(other);
  await eventually('being back', async () => !(await isAway()), PATIENCE);
  expect(await connections()).toBe(1);
  back.close();
});

it('knows of a conversation that began on another gateway, and that goes on again', async () => {
  const { databaseName } = gateway;
  const redis = createPatientRedis(process.env.BATON_TEST_REDIS_URL ?? '', () => undefined);
  const emitter = createEmitter(speakInto(redis, `test-${databaseName}`, () => undefined));
  /** What a worker does. */
  const tell = async (entries: VisitorEntry[]) => {
    const conversation = (await current())?.conversation ?? null;
    emitter.toVisitor(shop.channelAccountId, peer, { type: 'entries', state: visitorStateOf(conversation), entries });
  };
  const silent = await connect(other);
  const writer = await connect(gateway);
  await say(writer);
  expect(await connections()).toBe(1);
  await tell([]);
  await eventually('both gateways', async () => (await connections()) === 2, PATIENCE);
  await writer.say({ type: 'end' });
  expect(await connections()).toBe(0);
  const id = (await current())?.conversation.id ?? '';
  const { conversation } = await change(gateway, id, { type: 'reopen' }, { kind: 'system' });
  const entries = [visitorEntryOf({ type: 'reopened', seq: conversation.seq, at: 1, by: { kind: 'system' } })];
  await tell(entries.filter((entry) => entry !== null));
  await eventually('both gateways again', async () => (await connections()) === 2, PATIENCE);
  expect(await isAway()).toBe(false);
  for (const page of [silent, writer]) page.close();
  await closePatientRedis(redis);
});

it('begins again under another id when its connections were taken for closed', async () => {
  const page = await connect(gateway);
  await say(page);
  const { store } = gateway;
  const log = pino({ level: 'silent' });
  const frozen = createCustomers({ store, log, renewEvery: 20 });
  try {
    frozen.joined({ channelAccountId: shop.channelAccountId, peer });
    const before = await eventually('its lease', () => frozen.gateway(), PATIENCE);
    page.close();
    const [row] = (await store.gateways.silentSince(Date.now() + 60_000)).filter(({ id }) => id === before);
    await store.gateways.condemn(before, row?.heardAt ?? 0);
    await store.conversations.gatewayGone(before, Date.now());
    await store.gateways.remove(before);
    const after = await eventually('another lease', () => frozen.gateway() !== before && frozen.gateway(), PATIENCE);
    expect(after).not.toBe(before);
    await eventually('being here again', async () => !(await isAway()), PATIENCE);
  } finally {
    await frozen.close();
  }
  await eventually('being away', isAway, PATIENCE);
});

it('says so at once when it closes', async () => {
  const closing = await startGateway({ databaseName: gateway.databaseName });
  const page = await connect(closing);
  await say(page);
  expect(await isAway()).toBe(false);
  page.socket.io.opts.reconnection = false;
  await closing.close();
  expect(await isAway()).toBe(true);
  page.close();
});
