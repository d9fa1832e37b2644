import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Jobs } from '#core/contracts/jobs.ts';
import { createWorker } from '#core/queue/worker.ts';
import { reconcile } from '#core/store/reconcile.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { type DrainDeps, drain } from '#workers/converse/drain.ts';
import { createDraining, type Draining, FACTS } from './draining.ts';
import { actorOf, type Harness, until } from './harness.ts';

let draining: Draining;
let harness: Draining['harness'];
let deps: DrainDeps;
beforeAll(async () => {
  draining = await createDraining();
  ({ harness, deps } = draining);
});
afterAll(() => draining.close());

const said = (conversationId: string) => draining.said(conversationId);

test('the same message delivered three times at once is in the timeline once', async () => {
  const peer = randomUUID();
  const { conversationId } = await harness.say(peer, 'first');
  const outcomes = await Promise.all([1, 2, 3].map(() => harness.say(peer, 'again and again', 'the-same-id')));
  expect(outcomes.filter((outcome) => !outcome.duplicate)).toHaveLength(1);
  await drain(deps, conversationId, FACTS);
  expect(await said(conversationId)).toEqual(['first', 'again and again']);
});

test('a message that is delivered again after the end opens no conversation', async () => {
  const peer = randomUUID();
  const { conversationId } = await harness.say(peer, 'once', `twice ${peer}`);
  await drain(deps, conversationId, FACTS);
  await harness.apply(conversationId, { type: 'customerLeft', how: 'ended' }, { kind: 'customer' });
  expect(await harness.say(peer, 'once', `twice ${peer}`)).toEqual({ conversationId, duplicate: true });
  expect((await harness.store.conversations.currentOf(harness.bot.channelAccountId, peer))?.id).toBe(conversationId);
});

test('five drains of one conversation at once apply every message once and in order', async () => {
  const peer = randomUUID();
  const { conversationId } = await harness.say(peer, 'm0');
  const texts = Array.from({ length: 40 }, (_, i) => `m${i}`);
  const writing = (async () => {
    for (const text of texts.slice(1))
      await harness.say(peer, text, undefined, { latest: { id: conversationId, open: true, lastAgentId: null } });
  })();
  for (let i = 0; i < 8; i++) await Promise.all(Array.from({ length: 5 }, () => drain(deps, conversationId, FACTS)));
  await writing;
  await drain(deps, conversationId, FACTS);
  expect(await said(conversationId)).toEqual(texts);
  const loaded = await harness.store.conversations.load(EVERYTHING, conversationId);
  expect(loaded?.outbox).toEqual([]);
  expect(await harness.store.inbox.pending(conversationId, 10)).toEqual([]);
});

test('a drain that is overtaken while it reads takes in nothing twice', async () => {
  const peer = randomUUID();
  const { conversationId } = await harness.say(peer, 'first');
  const { conversations } = deps;
  const overtaken: DrainDeps = {
    ...deps,
    conversations: {
      ...conversations,
      loadTogether: async (id) => {
        // Others take the message in, and by the next one forget that they did.
        await drain(deps, id, FACTS);
        await harness.say(peer, 'second');
        await drain(deps, id, FACTS);
        return conversations.loadTogether(id);
      },
    },
  };
  await drain(overtaken, conversationId, FACTS);
  expect(await said(conversationId)).toEqual(['first', 'second']);
});

test('without the fence the same drains do damage: the check above can fail', async () => {
  const whole = harness.store.conversations;
  const unfenced: DrainDeps = {
    ...deps,
    conversations: {
      ...whole,
      writeTogether: async (before, events, extra) => {
        for (;;) {
          const current = await whole.find(EVERYTHING, before.id);
          const outcome = await whole.write({ ...before, version: current?.version ?? before.version }, events, extra);
          if (outcome !== 'stale') return true;
        }
      },
    },
  };
  const peer = randomUUID();
  const { conversationId } = await harness.say(peer, 'm0');
  const texts = Array.from({ length: 40 }, (_, i) => `m${i}`);
  for (const text of texts.slice(1))
    await harness.say(peer, text, undefined, { latest: { id: conversationId, open: true, lastAgentId: null } });
  await Promise.allSettled(Array.from({ length: 5 }, () => drain(unfenced, conversationId, FACTS)));
  const loaded = await harness.store.conversations.load(EVERYTHING, conversationId);
  expect(loaded?.conversation.version).toBeGreaterThan(2);
});

test('a message that was accepted while Redis was away is drained once somebody rings again', async () => {
  const { store, bot } = harness;
  const { acceptFromCustomer } = await import('#core/store/accept.ts');
  const deaf = { ...store, ring: () => undefined, time: () => Date.now() - 10_000 };
  const { conversationId } = await acceptFromCustomer(deaf, {
    botId: bot.id,
    channel: 'web',
    channelAccountId: bot.channelAccountId,
    peer: randomUUID(),
    customerName: 'V',
    externalId: randomUUID(),
    text: 'is anybody there?',
    clientMessageId: null,
  });
  const worker = createWorker(
    'converse',
    { redis: draining.redis, prefix: harness.queue.prefix },
    (job: Jobs['converse'], f) => drain(deps, job.conversationId, f),
    {
      concurrency: 4,
      onError: () => undefined,
    },
  );
  expect(await said(conversationId)).toEqual([]);
  expect(await reconcile({ ...store, ring: harness.queues.ring }, Date.now())).toBeGreaterThan(0);
  await until(async () => (await said(conversationId)).length === 1, 'the message to be drained');
  await worker.close();
});

test('what is said after the end goes into a new conversation that links the one before', async () => {
  const peer = randomUUID();
  const { conversationId } = await harness.say(peer, 'hello');
  await drain(deps, conversationId, FACTS);
  const agent = await harness.addAgent({ limit: 50 });
  await harness.apply(conversationId, { type: 'takeOver' }, actorOf(agent));
  // The customer's page does not know yet that it is over.
  await harness.apply(conversationId, { type: 'resolve' }, actorOf(agent));
  await harness.say(peer, 'one more thing', undefined, {
    latest: { id: conversationId, open: true, lastAgentId: null },
  });
  await drain(deps, conversationId, FACTS);
  const next = await harness.store.conversations.currentOf(harness.bot.channelAccountId, peer);
  expect(next?.id).not.toBe(conversationId);
  expect(next?.previousId).toBe(conversationId);
  await drain(deps, next?.id ?? '', FACTS);
  expect(await said(next?.id ?? '')).toEqual(['one more thing']);
});

test('an agent command that is sent again under the same key happens once', async () => {
  const { conversationId } = await harness.say(randomUUID(), 'hello');
  const agent = await harness.addAgent({ limit: 50 });
  await harness.apply(conversationId, { type: 'takeOver' }, actorOf(agent));
  const write = () =>
    harness.apply(conversationId, { type: 'agentWrote', text: 'Hi', clientMessageId: 'k1' }, actorOf(agent), {
      key: 'k1',
    });
  const results = await Promise.all([write(), write(), write(), write()]);
  expect(new Set(results.map((result) => result.seq)).size).toBe(1);
  await drain(deps, conversationId, FACTS);
  const events = await harness.store.timeline.after(EVERYTHING, conversationId, 0, 100);
  expect(events?.filter((event) => event.type === 'agentMessage')).toHaveLength(1);
});

test('a message that cannot be processed becomes a dead letter and its neighbours go on', async () => {
  const peer = randomUUID();
  const { conversationId } = await harness.say(peer, 'before');
  await harness.say(peer, { not: 'a text' } as unknown as string, 'poison', {
    latest: { id: conversationId, open: true, lastAgentId: null },
  });
  await harness.say(peer, 'after', undefined, { latest: { id: conversationId, open: true, lastAgentId: null } });
  for (let i = 0; i < 5; i++) await drain(deps, conversationId, FACTS);
  expect(await said(conversationId)).toEqual(['before', 'after']);
  const dead = await harness.store.inbox.dead(10);
  expect(dead.map((row) => [row.externalId, row.attempts])).toEqual([['poison', 5]]);
  expect(dead[0]?.reason).toContain('no text');
});

test('a bot reply that comes after a person took over is refused', async () => {
  const { conversationId } = await harness.say(randomUUID(), 'question');
  await drain(deps, conversationId, FACTS);
  const agent = await harness.addAgent({ limit: 50 });
  await harness.apply(conversationId, { type: 'takeOver' }, actorOf(agent));
  const late: Parameters<Harness['apply']>[1] = {
    type: 'botReplied',
    text: 'late',
    answersSeq: 2,
    citations: [],
    quickReplies: [],
    source: 'offline',
  };
  await expect(harness.apply(conversationId, late, { kind: 'bot' })).rejects.toMatchObject({
    code: 'bot_not_in_charge',
  });
});
