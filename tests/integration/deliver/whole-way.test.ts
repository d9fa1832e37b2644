import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptFromCustomer } from '#core/store/accept.ts';
import { newId } from '#core/store/ids.ts';
import { createSealing } from '#core/store/sealing.ts';
import { adapter } from '#tests/fakes/platform/adapter.ts';
import { type Platform, startPlatform } from '#tests/fakes/platform/platform.ts';
import { startWorker } from '#workers/worker.ts';
import { actorOf, createHarness, type Harness, until } from '../core/harness.ts';

let harness: Harness;
let platform: Platform;
let worker: ReturnType<typeof startWorker>;
const accountId = newId();
const sealing = createSealing({ newest: randomUUID() + randomUUID(), previous: [] });

beforeAll(async () => {
  harness = await createHarness();
  platform = await startPlatform(randomUUID());
  const { bot, store } = harness;
  await store.channelAccounts.insert(
    {
      ...{ id: accountId, kind: 'api', botId: bot.id, name: 'A platform', settings: { url: platform.url } },
      sealed: sealing.seal(accountId, { token: platform.token }),
    },
    store.time(),
  );
  worker = startWorker({
    ...{ store, queue: harness.queue, openai: undefined, log: pino({ level: 'silent' }), sweepEvery: 200 },
    channels: { adapters: { api: adapter as never }, sealing },
  });
});
afterAll(async () => {
  await worker.close();
  await platform.close();
  await harness.close();
});

const hear = (peer: string, text: string) =>
  acceptFromCustomer(
    { ...harness.store, ring: (conversationId) => harness.queues.ring('converse', { conversationId }) },
    {
      ...{ botId: harness.bot.id, channel: 'api', channelAccountId: accountId, peer, customerName: 'Anna' },
      ...{ externalId: randomUUID(), text, clientMessageId: null },
    },
  );
const got = (peer: string, count: number) =>
  until(async () => {
    const texts = platform.taken.filter(({ to }) => to === peer).map(({ text }) => text);
    return texts.length >= count && texts;
  }, `${count} messages to ${peer}`);

test('what the bot and an agent say reaches the customer on their platform, in order and once', async () => {
  const agent = await harness.addAgent({ listening: false });
  const { conversationId } = await hear('anna', 'Where is my parcel?');
  await got('anna', 1);
  await harness.apply(conversationId, { type: 'takeOver' }, actorOf(agent));
  for (let i = 1; i <= 5; i++)
    await harness.apply(
      conversationId,
      { type: 'agentWrote', text: `Line ${i}`, clientMessageId: `${i}` },
      actorOf(agent),
    );
  const said = await until(async () => {
    const texts = platform.taken.filter(({ to }) => to === 'anna').map(({ text }) => text);
    return texts.includes('Line 5') && texts;
  }, 'the last line');
  expect(said.filter((text) => text.startsWith('Line'))).toEqual([1, 2, 3, 4, 5].map((i) => `Line ${i}`));
  const deliveries = await until(async () => {
    const all = await harness.store.deliveries.ofConversation(conversationId);
    return all.every(({ status }) => status === 'sent') && all;
  }, 'all of them to be recorded');
  expect(deliveries.flatMap(({ parts }) => parts.flatMap((part) => part.externalIds))).toHaveLength(said.length);
});

test('what nobody has rung for is found', async () => {
  const { store, bot } = harness;
  const message = { text: 'Found', choices: [], by: 'agent' as const };
  const to = { channelAccountId: accountId, peer: 'cleo', botId: bot.id, conversationId: newId(), seq: 1 };
  await store.deliveries.enqueue([{ ...to, message, createdAt: store.time() - 60_000 }]);
  expect(await got('cleo', 1)).toEqual(['Found']);
});

test('a lost bell, an outage of the platform and another worker change nothing of that', async () => {
  platform.behave(() => 'busy');
  const agent = await harness.addAgent({ listening: false });
  const { conversationId } = await hear('ben', 'Hello');
  await until(async () => platform.attempts.some(({ to }) => to === 'ben'), 'an attempt');
  await worker.close();
  await harness.apply(conversationId, { type: 'takeOver' }, actorOf(agent));
  await harness.apply(conversationId, { type: 'agentWrote', text: 'Here I am', clientMessageId: 'b1' }, actorOf(agent));
  platform.behave(() => 'takes');
  worker = startWorker({
    ...{
      store: harness.store,
      queue: harness.queue,
      openai: undefined,
      log: pino({ level: 'silent' }),
      sweepEvery: 200,
    },
    channels: { adapters: { api: adapter as never }, sealing },
  });
  const said = await until(
    async () => {
      const texts = platform.taken.filter(({ to }) => to === 'ben').map(({ text }) => text);
      return texts.includes('Here I am') && texts;
    },
    'what was said during the outage',
    25_000,
  );
  expect(said.at(-1)).toBe('Here I am');
  expect(new Set(said).size).toBe(said.length);
});
