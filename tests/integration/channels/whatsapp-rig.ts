import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { createWhatsAppCloud } from '#channels/whatsapp-cloud/adapter.ts';
import type { Actor } from '#core/domain/permissions.ts';
import type { Files } from '#core/files/files.ts';
import { createSafeFetch } from '#core/files/safe-fetch.ts';
import { ensureConversation } from '#core/store/accept.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import { newId } from '#core/store/ids.ts';
import { createSealing } from '#core/store/sealing.ts';
import { BOT } from '#gateway/sample/shop.ts';
import { asMetaWrites, signedHeaders } from '#tests/fakes/graph/webhook.ts';
import { BUSINESS, type FakeWhatsApp, NUMBER, startFakeWhatsApp, TOKEN } from '#tests/fakes/graph/whatsapp.ts';
import { startWorker } from '#workers/worker.ts';
import { addAgent, addBot, eventually, signedIn, startGateway } from '../gateway/harness.ts';

const KEY = 'a secret key for tests, long enough for anything';

type Options = { files?: Files & { most: number }; gateway?: Parameters<typeof startGateway>[0] };

/** A gateway and a worker with one number of WhatsApp's, an agent who may write there, and a clock that can be moved. */
export const startWhatsAppRig = async ({ files, gateway: options = {} }: Options = {}) => {
  const fake: FakeWhatsApp = await startFakeWhatsApp();
  const adapters = { 'whatsapp-cloud': createWhatsAppCloud({ graphUrl: fake.url }) as never, ...options.adapters };
  const gateway = await startGateway({ ...options, adapters, ...(files && { files }) });
  const { store } = gateway;
  // Nothing is said but what a test says.
  const texts = Object.fromEntries(Object.keys(BOT.texts).map((name) => [name, ''])) as typeof BOT.texts;
  const bot = await addBot(gateway, { texts });
  const sealing = createSealing({ newest: KEY, previous: [] });
  const secrets = { accessToken: TOKEN, appSecret: 'of the app', verifyToken: 'our own words' };
  const admin = await signedIn(gateway, await addAgent(gateway, 'admin', []));
  const account = await admin.post('/api/channels', {
    ...{ kind: 'whatsapp-cloud', botId: bot.id, name: 'Shop', secrets },
    settings: { phoneNumberId: NUMBER, businessAccountId: BUSINESS },
  });
  const accountId: string = account.body.id;
  const member = await addAgent(gateway, 'agent', [bot.id], { limit: 100 });
  const agent = await signedIn(gateway, member);
  const worker = startWorker({
    ...{ store, queue: queueOf(gateway), openai: undefined, log: pino({ level: 'silent' }), sweepEvery: 200 },
    channels: { adapters, sealing },
    ...(files && { files: { ...files, fetch: createSafeFetch({ allow: [new URL(fake.url).host] }) } }),
  });

  const at = (time: number, id: string, request: Request, actor: Actor) =>
    applyCommand({ ...store, settle: () => undefined, time: () => time, now: () => time }, id, request, actor);

  const opens = async (ago: number, peer: string): Promise<string> => {
    await store.contacts.recognise(accountId, [peer], 'Sheena', store.time());
    const from = { botId: bot.id, channel: 'whatsapp-cloud', channelAccountId: accountId, peer } as const;
    const id = await ensureConversation(store, { ...from, customerName: 'Sheena' });
    const said: Request = { type: 'customerWrote', text: 'Hello', inboxId: newId(), clientMessageId: null };
    await at(Date.now() - ago, id, said, { kind: 'customer' });
    return id;
  };

  return {
    ...{ gateway, fake, bot, admin, agent, member, accountId, secrets, worker },
    /** A conversation in the agent's hands, of somebody who wrote so many milliseconds ago. */
    wrote: async (ago: number, peer = newPeer()): Promise<string> => {
      const id = await opens(ago, peer);
      await agent.post(`/api/conversations/${id}/commands`, { type: 'takeOver' });
      return id;
    },
    /** A conversation in which the bot has just asked this. */
    asks: async (quickReplies: string[], peer = newPeer()): Promise<{ id: string; peer: string }> => {
      const id = await opens(1_000, peer);
      const reply = { text: 'Which?', answersSeq: 2, citations: [], quickReplies, source: 'offline' };
      await at(Date.now(), id, { type: 'botReplied', ...reply }, { kind: 'bot' });
      return { id, peer };
    },
    /** Meta tells of a message of theirs. */
    hears: async (peer: string, said: string | object) => {
      const message = {
        ...{ from: peer, id: `wamid.${newId()}`, timestamp: String(Math.floor(Date.now() / 1_000)) },
        ...(typeof said === 'string' ? { type: 'text', text: { body: said } } : said),
      };
      const value = { messaging_product: 'whatsapp', metadata: { phone_number_id: NUMBER }, messages: [message] };
      const body = asMetaWrites({
        object: 'whatsapp_business_account',
        entry: [{ id: BUSINESS, changes: [{ field: 'messages', value }] }],
      });
      const headers = signedHeaders(body, secrets.appSecret);
      const url = `${gateway.url}/channels/whatsapp-cloud/${accountId}`;
      return (await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) })).status;
    },
    at,
    writes: (id: string, text: string, more: object = {}) =>
      agent.post(`/api/conversations/${id}/commands`, {
        ...{ type: 'agentWrote', text, clientMessageId: randomUUID() },
        ...more,
      }),
    said: async (id: string) => {
      const { body } = await agent.get(`/api/conversations/${id}/timeline`);
      return (body.entries as { type: string; text?: string }[]).filter(({ type }) => type === 'agentMessage');
    },
    /** What became of the latest message that went out. */
    delivery: (id: string, status: string) =>
      eventually(`a delivery that is ${status}`, async () =>
        (await store.deliveries.ofConversation(id)).find((delivery) => delivery.status === status),
      ),
    close: async () => {
      await worker.close();
      await gateway.close();
      await fake.close();
    },
  };
};
export type WhatsAppRig = Awaited<ReturnType<typeof startWhatsAppRig>>;

const newPeer = (): string => `1650${Math.floor(Math.random() * 1e7)}`;
const queueOf = ({ databaseName }: { databaseName: string }) => ({
  redisUrl: process.env.BATON_TEST_REDIS_URL ?? '',
  prefix: `test-${databaseName}`,
});
