import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Jobs, QueueName } from '#core/contracts/jobs.ts';
import { createEmitter } from '#core/realtime/emitter.ts';
import { acceptFromCustomer } from '#core/store/accept.ts';
import { newId } from '#core/store/ids.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { COFFEE_SHOP } from '#tests/unit/assistant/support/coffee-shop.ts';
import { createAnswerAtOnce } from '#workers/assistant/answer-at-once.ts';
import { answerConversation } from '#workers/assistant/answer-job.ts';
import { type DrainDeps, drain } from '#workers/converse/drain.ts';
import { createRig, type Rig } from './rig.ts';

let rig: Rig;
const rung: [QueueName, unknown][] = [];
const log = pino({ level: 'silent' });
const facts = { stalledBefore: false, signal: new AbortController().signal };

beforeAll(async () => {
  rig = await createRig();
  for (const article of COFFEE_SHOP)
    await rig.store.articles.insert({ ...article, id: newId(), botId: rig.bot.id, updatedAt: Date.now() });
});
afterAll(() => rig.close());
beforeEach(() => {
  rung.length = 0;
});

const drainDeps = (change: Partial<DrainDeps> = {}): DrainDeps => ({
  ...rig.store,
  emitter: createEmitter(() => undefined),
  ring: <Q extends QueueName>(name: Q, job: Jobs[Q]) => void rung.push([name, job]),
  log,
  answerAtOnce: createAnswerAtOnce(rig.deps().assistant, rig.store, log),
  ...change,
});
const load = (id: string) => rig.store.conversations.load(EVERYTHING, id);
const said = (id: string) => rig.events(id, 'customerMessage', 'botMessage');

test('what the articles know is answered in the write that takes the question in', async () => {
  const peer = randomUUID();
  const { conversationId: id } = await rig.say(peer, 'Do you have oat milk?');
  const before = await load(id);
  await drain(drainDeps(), id, facts);
  expect(await said(id)).toMatchObject([
    { type: 'customerMessage', seq: 2 },
    { type: 'botMessage', seq: 3, answersSeq: 2, by: { kind: 'bot' }, source: 'offline' },
  ]);
  const after = await load(id);
  expect(after?.conversation.version).toBe((before?.conversation.version ?? 0) + 1);
  expect(after).toMatchObject({ conversation: { awaitingBot: null }, outbox: [] });
  expect(rung).toEqual([]);
});

test('five drains at once answer once', async () => {
  const { conversationId: id } = await rig.say(randomUUID(), 'Do you have oat milk?');
  await Promise.all([1, 2, 3, 4, 5].map(() => drain(drainDeps(), id, facts)));
  expect(await said(id)).toMatchObject([{ type: 'customerMessage' }, { type: 'botMessage' }]);
});

test('it remembers what was said before', async () => {
  const peer = randomUUID();
  const { conversationId: id } = await rig.say(peer, 'Tell me about quantum chromodynamics');
  await drain(drainDeps(), id, facts);
  await rig.say(peer, 'And about supersymmetry?');
  await drain(drainDeps(), id, facts);
  // The second time it knows nothing is the moment for a person: more than a reply, so left to the job.
  expect(await said(id)).toHaveLength(3);
  expect(rung).toEqual([['answer', { conversationId: id }]]);
  await answerConversation(rig.deps(), id, facts.signal);
  expect((await rig.find(id)).status).toBe('waiting');
});

test('what was owed before is left to the job that is already at it', async () => {
  const peer = randomUUID();
  const { conversationId: id } = await rig.say(peer, 'Do you have oat milk?');
  await drain(drainDeps({ answerAtOnce: async () => [] }), id, facts);
  await rig.say(peer, 'Or soy?');
  await drain(drainDeps(), id, facts);
  expect(await rig.events(id, 'botMessage')).toEqual([]);
  expect(rung).toContainEqual(['answer', { conversationId: id }]);
});

test('with a model nobody waits for an answer', async () => {
  const { assistant } = rig.deps('http://127.0.0.1:1/v1');
  const { conversationId: id } = await rig.say(randomUUID(), 'Do you have oat milk?');
  await drain(drainDeps({ answerAtOnce: createAnswerAtOnce(assistant, rig.store, log) }), id, facts);
  expect(await said(id)).toMatchObject([{ type: 'customerMessage' }]);
  expect(rung).toEqual([['answer', { conversationId: id }]]);
});

test('who asks for a person in so many words gets one in the same write, whatever the model is busy with', async () => {
  const { assistant } = rig.deps('http://127.0.0.1:1/v1');
  const withModel = drainDeps({ answerAtOnce: createAnswerAtOnce(assistant, rig.store, log) });
  for (const wish of ['/human', 'I want to talk to a person', 'Ich will mit einem Menschen sprechen']) {
    const peer = randomUUID();
    const { conversationId: id } = await rig.say(peer, 'My name is Anna. Do you have oat milk?');
    await drain(withModel, id, facts);
    // The model is still at the first question.
    expect((await rig.find(id)).awaitingBot).not.toBeNull();
    await rig.say(peer, wish);
    await drain(withModel, id, facts);
    expect(await rig.find(id), wish).toMatchObject({
      status: 'waiting',
      awaitingBot: null,
      collected: { name: 'Anna' },
      waiting: { reason: 'customer_asked' },
    });
  }
});

test('where nobody can be had the customer is told so once, and the bot answers what they ask next', async () => {
  const bot = await rig.addBot({ whenNobody: 'ask' });
  const id = await rig.begin(bot);
  const peer = (await rig.find(id)).peer;
  const say = async (text: string) => {
    const from = { botId: bot.id, channel: 'web', channelAccountId: bot.channelAccountId, peer } as const;
    const externalId = randomUUID();
    await acceptFromCustomer(
      { ...rig.store, ring: () => undefined },
      { ...from, customerName: 'Visitor', externalId, text, clientMessageId: externalId },
    );
    await drain(drainDeps(), id, facts);
    await answerConversation(rig.deps(), id, facts.signal);
    expect((await rig.find(id)).awaitingBot, text).toBeNull();
  };
  await say('/human');
  await say('Do you have oat milk?');
  await say('ok');
  expect((await rig.events(id, 'handoverUnavailable', 'botMessage')).map(({ type }) => type)).toEqual([
    'handoverUnavailable',
    'botMessage',
    'botMessage',
  ]);
  await say('/human');
  expect(await rig.events(id, 'handoverUnavailable')).toHaveLength(2);
  // A yes to the bot's offer is answered by that; another one is a yes to nothing.
  for (const text of ['Tell me about quantum chromodynamics', 'yes', 'ok']) await say(text);
  expect(await rig.events(id, 'handoverUnavailable')).toHaveLength(3);
  expect((await rig.find(id)).status).toBe('ai');
});

test('an answer that fails does not hold up the message', async () => {
  const broken = { atOnce: () => Promise.reject(new Error('the articles cannot be read')) };
  const { conversationId: id } = await rig.say(randomUUID(), 'Do you have oat milk?');
  await drain(drainDeps({ answerAtOnce: createAnswerAtOnce(broken, rig.store, log) }), id, facts);
  expect(await said(id)).toMatchObject([{ type: 'customerMessage' }]);
  expect(rung).toEqual([['answer', { conversationId: id }]]);
});

test('a message on which a worker died is taken in without an answer', async () => {
  const { conversationId: id } = await rig.say(randomUUID(), 'Do you have oat milk?');
  await drain(drainDeps(), id, { ...facts, stalledBefore: true });
  expect(await said(id)).toMatchObject([{ type: 'customerMessage' }]);
  expect(rung).toContainEqual(['answer', { conversationId: id }]);
});
