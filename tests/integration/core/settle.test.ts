import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ServerToAgent } from '#core/contracts/realtime.ts';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Actor } from '#core/domain/permissions.ts';
import { createSettle, type Settle, type SettleDeps } from '#core/outbox/settle.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { actorOf, createHarness, type Harness, testBot } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

let shown: ServerToAgent[];
let rung: string[];
/** The bots whose queues are handed out anew. */
let routed: string[];
beforeEach(() => {
  shown = [];
  rung = [];
  routed = [];
});

const settleWith = (changes: Partial<SettleDeps> = {}): Settle =>
  createSettle({
    ...harness.store,
    emitter: {
      toAgents: (_bot, message) => void shown.push(message),
      goneFrom: () => undefined,
      toAgent: () => undefined,
      toConversationAgents: () => undefined,
      toVisitor: () => undefined,
    },
    ring: (queue, job) => {
      rung.push(queue);
      if ('botId' in job) routed.push(job.botId);
    },
    log: pino({ level: 'silent' }),
    ...changes,
  });

/** A conversation that an agent has taken, with nothing owed. */
const begin = async () => {
  const { conversationId: id } = await harness.say(randomUUID(), 'hello');
  const actor = actorOf(await harness.addAgent({ limit: 50 }));
  const apply = (settle: Settle, request: Request) => applyCommand({ ...harness.store, settle }, id, request, actor);
  const { conversation } = await apply(() => undefined, { type: 'takeOver' });
  await harness.store.conversations.acknowledge(id, conversation.seq);
  const write = (settle: Settle, text: string) =>
    apply(settle, { type: 'agentWrote', text, clientMessageId: randomUUID() });
  return { id, write };
};
const owed = async (id: string) => (await harness.store.conversations.load(EVERYTHING, id))?.outbox.length;
const saidIn = async (id: string) =>
  ((await harness.store.timeline.after(EVERYTHING, id, 0, 100)) ?? []).flatMap((event) =>
    event.type === 'agentMessage' ? [event.text] : [],
  );
const textsShown = () =>
  shown.flatMap((message) => ('entries' in message ? message.entries : [])).map((e) => ('text' in e ? e.text : ''));

test('what an agent writes is shown and recorded by whoever wrote it, without a worker', async () => {
  const { id, write } = await begin();
  await write(settleWith(), 'Hi there');
  expect(textsShown()).toEqual(['Hi there']);
  await expect.poll(() => owed(id)).toBe(0);
  expect(await saidIn(id)).toEqual(['Hi there']);
  expect(rung).not.toContain('converse');
});

test('messages in quick succession are each shown once and in order', async () => {
  const { id, write } = await begin();
  const settle = settleWith();
  const texts = Array.from({ length: 20 }, (_, i) => `line ${i}`);
  await Promise.all(texts.map((text) => write(settle, text)));
  await expect.poll(() => owed(id)).toBe(0);
  expect(textsShown()).toEqual(texts);
  expect(await saidIn(id)).toEqual(texts);
  expect(rung).not.toContain('converse');
});

test('while another process owes something earlier, a worker is rung and nothing is shown out of turn', async () => {
  const { id, write } = await begin();
  await write(() => undefined, 'still owed');
  await write(settleWith(), 'too early');
  expect(textsShown()).toEqual([]);
  expect(rung).toEqual(['converse']);
  expect(await owed(id)).toBe(2);
});

test('effects that fail stay owed, and a worker is rung', async () => {
  const { id, write } = await begin();
  const append = () => Promise.reject(new Error('no room'));
  await write(settleWith({ timeline: { append } }), 'kept');
  await expect.poll(() => rung).toEqual(['converse']);
  expect(await owed(id)).toBe(1);
});

test('what follows something that could not be recorded is not acknowledged before it', async () => {
  const { id, write } = await begin();
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let calls = 0;
  const append: SettleDeps['timeline']['append'] = async (...args) => {
    calls += 1;
    if (calls === 1) {
      await gate;
      throw new Error('no room');
    }
    await harness.store.timeline.append(...args);
  };
  const settle = settleWith({ timeline: { append } });
  await write(settle, 'first');
  await write(settle, 'second');
  await expect.poll(() => calls).toBe(2);
  open();
  await expect.poll(() => rung).toEqual(['converse', 'converse']);
  expect(await owed(id)).toBe(2);
  await write(settle, 'third');
  expect(textsShown()).toEqual(['first', 'second']);
});

/** Somebody who serves two bots of three, and a conversation that is theirs to take. */
const threeBots = async () => {
  const bots = [testBot(), testBot(), testBot()];
  for (const bot of bots) await harness.store.bots.insert(bot);
  const [own, other] = bots.map(({ id }) => id) as [string, string, string];
  const omar = await harness.addAgent({ botIds: [own, other] });
  const { conversationId: id } = await harness.say(randomUUID(), 'hello');
  await harness.store.conversations.acknowledge(id, 1);
  const actor = { kind: 'system' } as const;
  const settle = settleWith();
  const apply = (request: Request, by: Actor = actor) => applyCommand({ ...harness.store, settle }, id, request, by);
  return { apply, omar, served: [own, other].sort() };
};
const offerOf = ({ id: agentId, name: agentName }: { id: string; name: string }): Request => ({
  ...{ type: 'offer', agentId, agentName, expiresAt: Date.now() + 600_000 },
  decision: {
    ...{ at: 0, outcome: 'offered', chosen: agentId, because: 'longest_idle', policy: 'longest_idle' },
    ...{ keptUntil: null, candidates: [] },
  },
});

test('the end of a conversation rings for the bots of who has room again, and for no others', async () => {
  const { apply, omar, served } = await threeBots();
  const anybody = { ...actorOf(omar), scope: { kind: 'all' as const } };
  await apply({ type: 'takeOver' }, anybody);
  await apply({ type: 'resolve' }, anybody);
  await expect.poll(() => [...routed].sort()).toEqual(served);
});

test('an offer that somebody else takes gives room to who was asked', async () => {
  const { apply, omar, served } = await threeBots();
  await apply(ASKING, { kind: 'customer' });
  await apply(offerOf(omar));
  await expect.poll(() => routed).toEqual([harness.bot.id]);
  routed = [];
  const boss = await harness.addAgent({ role: 'supervisor' });
  const before = await harness.store.agents.byId(omar.id);
  await apply({ type: 'takeOver' }, actorOf(boss));
  await expect.poll(() => [...routed].sort()).toEqual(served);
  // Nothing left their hands: as idle as before.
  expect((await harness.store.agents.byId(omar.id))?.freedAt).toBe(before?.freedAt);
});
