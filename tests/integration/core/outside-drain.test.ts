import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptFromCustomer } from '#core/store/accept.ts';
import { acceptAfterwards } from '#core/store/accept-afterwards.ts';
import type { Afterwards } from '#core/store/inbox.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { type DrainDeps, drain } from '#workers/converse/drain.ts';
import { removeDeleted } from '#workers/files/remove-deleted.ts';
import { createDraining, type Draining, FACTS } from './draining.ts';
import { actorOf, type Harness } from './harness.ts';

const FOUND = { kind: 'image', mimeType: 'image/png', size: 1, thumbnail: false, inline: true } as const;

let draining: Draining;
let harness: Harness;
let deps: DrainDeps;
beforeAll(async () => {
  draining = await createDraining();
  ({ harness, deps } = draining);
});
afterAll(() => draining.close());

const answers = (peer: string, text: string, externalId: string = randomUUID()) =>
  acceptFromCustomer(
    { ...harness.store, ring: () => undefined },
    {
      ...{ botId: harness.bot.id, channel: 'api', channelAccountId: harness.bot.channelAccountId, peer },
      ...{ customerName: 'V', externalId, text, clientMessageId: null, outside: true },
    },
  );
const does = (afterwards: Afterwards, text = '', id: string = randomUUID()) =>
  acceptAfterwards({ ...harness.store, ring: () => undefined }, harness.bot.channelAccountId, id, {
    ...afterwards,
    text,
  });
const entriesOf = async (id: string) => (await harness.store.timeline.after(EVERYTHING, id, 0, 100)) ?? [];
const toldIn = async (id: string) =>
  (await entriesOf(id)).flatMap((entry) =>
    'inboxId' in entry ? [[entry.type, 'text' in entry ? entry.text : '']] : [],
  );
const current = (peer: string) => harness.store.conversations.currentOf(harness.bot.channelAccountId, peer);
const killed = async (): Promise<never> => {
  throw new Error('killed');
};

test('a worker that dies on what was said outside leaves it to the next one: once, and in its place', async () => {
  const peer = randomUUID();
  const { conversationId: id } = await harness.say(peer, 'Where is it?');
  await answers(peer, 'On its way.', 'echo-1');
  await answers(peer, 'On its way.', 'echo-1');
  await harness.say(peer, 'Thanks');
  const { timeline, conversations, inbox } = deps;
  for (const dying of [
    { ...deps, conversations: { ...conversations, writeTogether: killed } },
    { ...deps, timeline: { ...timeline, append: killed } },
    { ...deps, inbox: { ...inbox, done: killed }, conversations: { ...conversations, acknowledge: killed } },
  ])
    await expect(drain(dying, id, FACTS)).rejects.toThrow('killed');
  await drain(deps, id, FACTS);
  expect(await toldIn(id)).toEqual([
    ['customerMessage', 'Where is it?'],
    ['outsideMessage', 'On its way.'],
    ['customerMessage', 'Thanks'],
  ]);
  expect(await current(peer)).toMatchObject({ status: 'ai', awaitingBot: null, outside: expect.any(Number) });
  expect(await inbox.pending(id, 10)).toEqual([]);
});

test('who is written to from outside first has a conversation in which the bot is silent', async () => {
  const peer = randomUUID();
  const { conversationId: id } = await answers(peer, 'Your parcel is here.');
  await drain(deps, id, FACTS);
  const [opened, said] = await entriesOf(id);
  expect([opened?.by, said?.by]).toEqual([{ kind: 'outside' }, { kind: 'outside' }]);
  expect(await current(peer)).toMatchObject({ outside: expect.any(Number), last: { from: 'outside' } });
});

test('what was said outside in the moment of the end is said in the next conversation', async () => {
  const peer = randomUUID();
  const { conversationId: id } = await harness.say(peer, 'Hello');
  await drain(deps, id, FACTS);
  await answers(peer, 'One more thing.');
  await harness.apply(id, { type: 'customerLeft', how: 'ended' }, { kind: 'customer' });
  await drain(deps, id, FACTS);
  const next = await current(peer);
  expect(next?.previousId).toBe(id);
  await drain(deps, next?.id ?? '', FACTS);
  expect(await toldIn(next?.id ?? '')).toEqual([['outsideMessage', 'One more thing.']]);
  expect((await current(peer))?.outside).toEqual(expect.any(Number));
});

test('what was said outside brings nobody back to the agent whom they had', async () => {
  const peer = randomUUID();
  await harness.store.bots.update(harness.bot.id, { reopenWithin: 60_000 });
  const agent = await harness.addAgent({ limit: 50 });
  const { conversationId: id } = await harness.say(peer, 'Hello');
  await drain(deps, id, FACTS);
  await harness.apply(id, { type: 'takeOver' }, actorOf(agent));
  await harness.apply(id, { type: 'resolve' }, actorOf(agent));
  expect((await answers(peer, 'By the way.')).conversationId).not.toBe(id);
});

test('an edit, a reaction and a deletion are recorded behind what they are about, each once', async () => {
  const peer = randomUUID();
  const { conversationId: id } = await harness.say(peer, 'Helo', `m ${peer}`);
  await answers(peer, 'Hi', `o ${peer}`);
  for (const time of ['once', 'twice']) {
    expect(time).toBeTruthy();
    await does({ what: 'edit', of: `m ${peer}` }, 'Hello', `e ${peer}`);
    await does({ what: 'reaction', of: `o ${peer}`, emoji: '👍' }, '', `r ${peer}`);
    await does({ what: 'delete', of: `m ${peer}` }, '', `d ${peer}`);
  }
  await drain(deps, id, FACTS);
  const [message, outside, ...after] = (await entriesOf(id)).filter((entry) => 'inboxId' in entry);
  expect(after).toMatchObject([
    { type: 'customerEdited', of: message?.seq, text: '', deleted: true },
    { type: 'customerReacted', to: outside?.seq, emoji: '👍' },
    { type: 'customerDeleted', of: message?.seq },
  ]);
});

test('of what was deleted nobody is given the words or the files, and a message told again brings nothing back', async () => {
  const peer = randomUUID();
  const { store } = harness;
  const { id: botId, channelAccountId } = harness.bot;
  const file = { id: `f-${peer}`, kind: 'image' as const, name: 'card.jpg' };
  const expected = { ...file, botId, channelAccountId, ref: 'r', createdAt: 1 };
  const from = { botId, channel: 'api' as const, channelAccountId, peer, customerName: 'V' };
  const words = { externalId: `m ${peer}`, text: 'My card is 4111', clientMessageId: null, files: [file] };
  const keepFiles = (conversationId: string) => store.files.expect([{ ...expected, conversationId }]);
  const { conversationId: id } = await acceptFromCustomer(
    { ...store, ring: () => undefined },
    { ...from, ...words, keepFiles },
  );
  await does({ what: 'edit', of: `m ${peer}` }, 'My card is 4112');
  await drain(deps, id, FACTS);
  expect(JSON.stringify(await entriesOf(id))).toContain('card.jpg');
  expect(await store.files.byId(file.id)).toMatchObject({ name: 'card.jpg' });
  await does({ what: 'delete', of: `m ${peer}` });
  const told: unknown[] = [];
  const emitter = { ...deps.emitter, toAgents: (_bot: string, message: unknown) => void told.push(message) };
  await drain({ ...deps, emitter }, id, FACTS);
  const shown = JSON.stringify([await entriesOf(id), told, await current(peer)]);
  expect(shown).toContain('customerDeleted');
  expect(shown).not.toMatch(/My card|card\.jpg/);
  await keepFiles(id);
  expect(await store.files.byId(file.id)).toBeNull();
  expect(await store.files.ofConversation(id)).toEqual([]);
  expect(await store.files.ready(file.id, FOUND)).toBeNull();
  const [stored] = await store.timeline.entries(id, [2]);
  expect(stored).toMatchObject({ text: 'My card is 4111', files: [file] });
  const removed: string[] = [];
  const storage = { remove: async (key: string) => void removed.push(key) };
  await removeDeleted({ files: store.files, storage }, Date.now() + 3_600_000);
  await removeDeleted({ files: store.files, storage }, Date.now() + 3_600_000);
  expect(removed).toEqual([file.id, `${file.id}.thumb`]);
});

test('a customer cannot change what a person said outside, and what is about nothing known is dropped', async () => {
  const peer = randomUUID();
  const { conversationId: id } = await answers(peer, 'Hi', `o ${peer}`);
  await does({ what: 'edit', of: `o ${peer}` }, 'Bye');
  await does({ what: 'delete', of: `o ${peer}` });
  await does({ what: 'reaction', of: 'nobody knows', emoji: '👍' });
  await drain(deps, id, FACTS);
  expect(await toldIn(id)).toEqual([['outsideMessage', 'Hi']]);
  expect(await deps.inbox.pending(id, 10)).toEqual([]);
});

test('what came by a clock that runs behind still comes after its words', async () => {
  const peer = randomUUID();
  const { conversationId: id } = await harness.say(peer, 'Helo', `m ${peer}`);
  await does({ what: 'edit', of: `m ${peer}` }, 'Hello');
  const { pending } = deps.inbox;
  const backwards = {
    ...deps.inbox,
    pending: async (...of: Parameters<typeof pending>) => (await pending(...of)).reverse(),
  };
  await drain({ ...deps, inbox: backwards }, id, FACTS);
  expect(await toldIn(id)).toEqual([
    ['customerMessage', 'Helo'],
    ['customerEdited', 'Hello'],
  ]);
});

test('after the end it is recorded there and opens nothing; about words that went on, it goes with them', async () => {
  const peer = randomUUID();
  const { conversationId: id } = await harness.say(peer, 'Hello', `m ${peer}`);
  await drain(deps, id, FACTS);
  await harness.say(peer, 'And', `n ${peer}`);
  await does({ what: 'edit', of: `n ${peer}` }, 'And?');
  await harness.apply(id, { type: 'customerLeft', how: 'ended' }, { kind: 'customer' });
  await does({ what: 'reaction', of: `m ${peer}`, emoji: '👋' });
  await drain(deps, id, FACTS);
  const next = await current(peer);
  expect(next?.id).not.toBe(id);
  await drain(deps, next?.id ?? '', FACTS);
  await drain(deps, id, FACTS);
  expect(await toldIn(next?.id ?? '')).toEqual([
    ['customerMessage', 'And'],
    ['customerEdited', 'And?'],
  ]);
  expect((await toldIn(id)).map(([type]) => type)).toEqual(['customerMessage', 'customerReacted']);
  expect((await harness.store.conversations.find(EVERYTHING, id))?.status).toBe('dropped');
});
