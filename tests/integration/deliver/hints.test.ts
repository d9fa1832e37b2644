import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Adapter } from '#channels/contract/adapter.ts';
import { createWhatsAppCloud } from '#channels/whatsapp-cloud/adapter.ts';
import { whatsappWeb } from '#channels/whatsapp-web/adapter.ts';
import { closePatientRedis, createPatientRedis } from '#core/realtime/server.ts';
import { createSessionLine } from '#core/realtime/session-line.ts';
import { acceptFromCustomer } from '#core/store/accept.ts';
import { createSealing } from '#core/store/sealing.ts';
import { BUSINESS, type FakeWhatsApp, NUMBER, startFakeWhatsApp, TOKEN } from '#tests/fakes/graph/whatsapp.ts';
import { startWorker } from '#workers/worker.ts';
import { connect, type Rig, startRig } from '../channels/rig.ts';
import { addAgent, agentSocket, eventually, signedIn } from '../gateway/harness.ts';

let rig: Rig;
let fake: FakeWhatsApp;
let worker: ReturnType<typeof startWorker>;
let agent: { id: string; email: string };
let socket: ReturnType<typeof agentSocket>;

const secretKeys = { newest: `${randomUUID()}${randomUUID()}`, previous: [] };

beforeAll(async () => {
  fake = await startFakeWhatsApp();
  const adapters = {
    'whatsapp-cloud': createWhatsAppCloud({ graphUrl: fake.url }) as unknown as Adapter,
    'whatsapp-web': whatsappWeb as unknown as Adapter,
  };
  rig = await startRig({ adapters, secretKeys });
  const { store, databaseName } = rig.gateway;
  const queue = { redisUrl: process.env.BATON_TEST_REDIS_URL ?? '', prefix: `test-${databaseName}` };
  worker = startWorker({
    ...{ store, queue, openai: undefined, log: pino({ level: 'silent' }), sweepEvery: 60_000 },
    channels: { adapters, sealing: createSealing(secretKeys) },
  });
  agent = await addAgent(rig.gateway, 'agent', [rig.bot.id], { limit: 20 });
  socket = agentSocket(rig.gateway, await signedIn(rig.gateway, agent));
  await socket.connected;
});
afterAll(async () => {
  socket.close();
  await worker.close();
  await rig.gateway.close();
  await fake.close();
});

const account = () =>
  connect(rig, {
    kind: 'whatsapp-cloud',
    settings: { phoneNumberId: NUMBER, businessAccountId: BUSINESS },
    secrets: { accessToken: TOKEN, appSecret: 'a'.repeat(32), verifyToken: 'our own words' },
  });

/** A conversation in the agent's hands, in which the customer has written this under the platform's id. */
const taken = async (channelAccountId: string, channel: 'whatsapp-cloud' | 'whatsapp-web', peer: string) => {
  const { store, queues } = rig.gateway;
  const externalId = `wamid.IN${randomUUID()}`;
  const ring = (id: string) => queues.ring('converse', { conversationId: id });
  const { conversationId } = await acceptFromCustomer(
    { ...store, ring },
    {
      ...{ botId: rig.bot.id, channel, channelAccountId, peer, customerName: 'Anna' },
      ...{ externalId, text: 'Hello', clientMessageId: null },
    },
  );
  const found = () => store.conversations.find({ kind: 'all' }, conversationId);
  await eventually('the words', async () => ((await found())?.lastCustomerAt ?? null) !== null);
  const ok = await socket.say({ type: 'command', conversationId, command: { type: 'takeOver' } });
  expect(ok).toMatchObject({ ok: true });
  return { conversationId, externalId };
};
const toldOf = (externalId: string) => fake.reads.filter(({ message_id }) => message_id === externalId);

test('when an agent types or reads, the customer’s WhatsApp shows it, typing once in a while however often it is said', async () => {
  const { conversationId, externalId } = await taken((await account()).id, 'whatsapp-cloud', '16505551234');
  for (let i = 0; i < 5; i++) await socket.say({ type: 'typing', conversationId });
  await expect.poll(() => toldOf(externalId), { timeout: 5_000 }).toHaveLength(1);
  expect(toldOf(externalId)[0]).toMatchObject({ status: 'read', typing_indicator: { type: 'text' } });
  await socket.say({ type: 'seen', conversationId, seq: 2 });
  await expect.poll(() => toldOf(externalId), { timeout: 5_000 }).toHaveLength(2);
  expect(toldOf(externalId)[1]).not.toHaveProperty('typing_indicator');
});

test('what the platform refuses is not tried again, and a message still goes out', async () => {
  const { conversationId, externalId } = await taken((await account()).id, 'whatsapp-cloud', '16505551235');
  const asked = () => fake.calls.filter(({ json }) => json?.message_id === externalId);
  fake.misbehave({ kind: 'refuse', code: 4 }, ({ json }) => json?.message_id === externalId);
  await socket.say({ type: 'typing', conversationId });
  await expect.poll(asked, { timeout: 5_000 }).toHaveLength(1);
  const command = { type: 'agentWrote', text: 'Here I am', clientMessageId: randomUUID() };
  expect(await socket.say({ type: 'command', conversationId, command })).toMatchObject({ ok: true });
  await expect
    .poll(() => fake.sent.some(({ text }) => (text as { body?: string })?.body === 'Here I am'), { timeout: 8_000 })
    .toBe(true);
  expect(asked()).toHaveLength(1);
});

test('nothing is shown late, by who is not in charge, or through an account that was stopped', async () => {
  const { store, queues } = rig.gateway;
  const { id } = await account();
  const [late, stopped, last] = [
    await taken(id, 'whatsapp-cloud', '16505551236'),
    await taken((await account()).id, 'whatsapp-cloud', '16505551237'),
    await taken(id, 'whatsapp-cloud', '16505551238'),
  ];
  queues.ring('hint', { conversationId: late.conversationId, hint: 'typing', at: store.time() - 60_000 });
  const conversation = await store.conversations.find({ kind: 'all' }, stopped.conversationId);
  await store.outlets.stopped(conversation?.channelAccountId ?? '', store.time(), 'The token is not accepted.');
  await socket.say({ type: 'typing', conversationId: stopped.conversationId });
  const colleague = agentSocket(
    rig.gateway,
    await signedIn(rig.gateway, await addAgent(rig.gateway, 'agent', [rig.bot.id])),
  );
  await colleague.connected;
  await colleague.say({ type: 'typing', conversationId: late.conversationId });
  colleague.close();
  await socket.say({ type: 'typing', conversationId: last.conversationId });
  await expect.poll(() => toldOf(last.externalId), { timeout: 5_000 }).toHaveLength(1);
  expect([...toldOf(late.externalId), ...toldOf(stopped.externalId)]).toEqual([]);
});

test('where a connection is kept up, it is left to who keeps it up', async () => {
  const { databaseName, queues } = rig.gateway;
  const { id } = await connect(rig, { kind: 'whatsapp-web', settings: {}, secrets: {} });
  const heard: unknown[] = [];
  const redis = createPatientRedis(process.env.BATON_TEST_REDIS_URL ?? '', () => undefined);
  const line = createSessionLine({ speak: queues.redis, listen: redis, prefix: `test-${databaseName}` });
  await line.serve({
    ...{ look: () => undefined, deliver: () => undefined, answer: () => null },
    hint: (...said) => void heard.push(said),
  });
  const { conversationId } = await taken(id, 'whatsapp-web', '16505551239@c.us');
  await socket.say({ type: 'seen', conversationId, seq: 2 });
  await expect.poll(() => heard, { timeout: 5_000 }).toEqual([[id, conversationId, 'read']]);
  line.close();
  await closePatientRedis(redis);
});
