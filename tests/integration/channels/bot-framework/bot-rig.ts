import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { createBotFramework } from '#channels/bot-framework/adapter.ts';
import { createSealing } from '#core/store/sealing.ts';
import { BOT } from '#gateway/sample/shop.ts';
import { APP, startFakeBotFramework } from '#tests/fakes/bot-framework/fake-bot-framework.ts';
import { startWorker } from '#workers/worker.ts';
import { addAgent, addBot, eventually, signedIn, startGateway } from '../../gateway/harness.ts';

const KEY = 'a secret key for tests, long enough for anything';

/** A gateway and a worker with a bot that is registered with a fake of Azure, and an agent. */
export const startBotRig = async (changes: object = {}) => {
  const fake = await startFakeBotFramework();
  const adapters = { 'bot-framework': createBotFramework({ loopback: fake.loopback }) as never };
  const gateway = await startGateway({ adapters });
  const { store } = gateway;
  // Nothing is said but what the bot answers and a test says.
  const texts = Object.fromEntries(Object.keys(BOT.texts).map((name) => [name, ''])) as typeof BOT.texts;
  const bot = await addBot(gateway, { texts: { ...texts, noAgents: 'Nobody is here.' }, ...changes });
  const admin = await signedIn(gateway, await addAgent(gateway, 'admin', []));
  const connect = (changes: object = {}) =>
    admin.post('/api/channels', {
      ...{ kind: 'bot-framework', botId: bot.id, name: 'Azure', secrets: { appPassword: APP.password } },
      settings: { appId: APP.id, tenantId: APP.tenant, ...changes },
    });
  const accountId: string = (await connect()).body.id;
  const agent = await signedIn(gateway, await addAgent(gateway, 'agent', [bot.id], { limit: 100 }));
  const queue = { redisUrl: process.env.BATON_TEST_REDIS_URL ?? '', prefix: `test-${gateway.databaseName}` };
  const worker = startWorker({
    ...{ store, queue, openai: undefined, log: pino({ level: 'silent' }), sweepEvery: 200 },
    channels: { adapters, sealing: createSealing({ newest: KEY, previous: [] }) },
  });

  const activity = (conversation: string, changes: object = {}) => ({
    ...{ type: 'message', id: randomUUID(), timestamp: new Date().toISOString(), channelId: 'webchat' },
    ...{ serviceUrl: `${fake.url}/emea/`, from: { id: 'u-1', name: 'Priya' }, recipient: { id: 'b-1' } },
    ...{ conversation: { id: conversation }, text: 'Where is my order?' },
    ...changes,
  });
  const currentOf = (conversation: string) => store.conversations.currentOf(accountId, `webchat/${conversation}`);

  const sentTo = (id: string) => fake.sent.filter(({ conversation }) => (conversation as { id: string }).id === id);

  return {
    ...{ gateway, fake, admin, agent, accountId, connect, activity, currentOf, store },
    /** A conversation of somebody whom the connector knows. */
    newConversation: (): string => {
      const id = randomUUID();
      fake.conversations.add(id);
      return id;
    },
    /** The connector tells of it. */
    tells: async (
      said: { serviceUrl: string },
      token = fake.issuer.tokenFor(APP.id, said.serviceUrl),
    ): Promise<number> => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const address = `${gateway.url}/channels/bot-framework/${accountId}`;
      return (await fetch(address, { method: 'POST', headers, body: JSON.stringify(said) })).status;
    },
    conversation: (id: string) => eventually('a conversation', async () => (await currentOf(id)) ?? undefined),
    /** What was said into it. */
    got: (id: string) => sentTo(id).filter(({ type }) => type === 'message'),
    /** What the program at its other end was told. */
    eventsTo: (id: string) => sentTo(id).filter(({ type }) => type === 'event'),
    writes: (id: string, text: string) =>
      agent.post(`/api/conversations/${id}/commands`, { type: 'agentWrote', text, clientMessageId: randomUUID() }),
    entries: async (id: string) =>
      (await agent.get(`/api/conversations/${id}/timeline`)).body.entries as { type: string; text?: string }[],
    close: async () => {
      await worker.close();
      await gateway.close();
      await fake.close();
    },
  };
};
export type BotRig = Awaited<ReturnType<typeof startBotRig>>;
