/* Long, because each way back and each moment in which somebody may die is told from the same ended conversation. */
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Actor } from '#core/domain/permissions.ts';
import { acceptFromCustomer, ensureConversation } from '#core/store/accept.ts';
import type { Agent } from '#core/store/agents.ts';
import type { Request } from '#core/store/apply.ts';
import { connectStore, type Store } from '#core/store/connect.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { type DrainDeps, drain } from '#workers/converse/drain.ts';
import { handOut } from '#workers/route/hand-out.ts';
import { actorOf, createHarness, type Harness, serviceUrls } from './harness.ts';

const WITHIN = 30 * 60_000;
const SYSTEM: Actor = { kind: 'system' };
const CUSTOMER: Actor = { kind: 'customer' };
const facts = { stalledBefore: false, signal: new AbortController().signal };

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
  await harness.store.bots.update(harness.bot.id, { reopenWithin: WITHIN });
});
afterAll(() => harness.close());

const nothing = () => undefined;
const drainDeps = (store: Store, changes: Partial<DrainDeps> = {}): DrainDeps => ({
  ...store,
  emitter: { toAgents: nothing, toVisitor: nothing } as unknown as DrainDeps['emitter'],
  ring: nothing,
  log: pino({ level: 'silent' }),
  answerAtOnce: async () => [],
  ...changes,
});
const drained = (id: string, changes: Partial<DrainDeps> = {}) => drain(drainDeps(harness.store, changes), id, facts);

const find = async (id: string) => {
  const found = await harness.store.conversations.find(EVERYTHING, id);
  if (found === null) throw new Error('it is there');
  return found;
};
const latest = async (peer: string) => {
  const found = await harness.store.conversations.currentOf(harness.bot.channelAccountId, peer);
  if (found === null) throw new Error('it is there');
  return found;
};
const entries = async (id: string) => (await harness.store.timeline.after(EVERYTHING, id, 0, 1_000)) ?? [];
const said = async (id: string): Promise<string[]> =>
  (await entries(id)).flatMap((event) => (event.type === 'customerMessage' ? [event.text] : []));

/** A conversation that this agent had, and that has ended like this. */
const ended = async (agent: Agent, how: Request = { type: 'resolve' }, by: Actor = actorOf(agent)) => {
  const peer = randomUUID();
  const { conversationId: id } = await harness.say(peer, 'hello');
  await drained(id);
  await harness.apply(id, { type: 'takeOver' }, actorOf(agent));
  // Silence ends nothing before a first answer.
  await harness.apply(id, { type: 'agentWrote', text: 'Hi', clientMessageId: randomUUID() }, actorOf(agent));
  const { conversation } = await harness.apply(id, how, by);
  await drained(id);
  return { id, peer, conversation };
};

describe('a customer who writes again soon', () => {
  test.each<[string, Request, 'agent' | 'customer' | 'system']>([
    ['resolved', { type: 'resolve' }, 'agent'],
    ['dropped', { type: 'customerLeft', how: 'left' }, 'system'],
    ['closed', { type: 'closeIdle' }, 'system'],
  ])(
    'comes back to a %s conversation and its agent in one write, with all they said in order',
    async (_how, how, who) => {
      const agent = await harness.addAgent();
      const { id, peer, conversation } = await ended(agent, how, who === 'agent' ? actorOf(agent) : SYSTEM);
      await Promise.all([harness.say(peer, 'one more thing'), harness.say(peer, 'and another')]);
      await drained(id);
      const after = await latest(peer);
      expect(after).toMatchObject({ id, status: 'taken', agentId: agent.id, endedAt: null });
      expect(after.version).toBe(conversation.version + 1);
      expect(after.slots).toEqual([`${agent.id}:0`]);
      expect((await entries(id)).slice(-4)).toMatchObject([
        { type: 'reopened', by: { kind: 'system' } },
        { type: 'taken', agentId: agent.id, how: 'reopened' },
        { type: 'customerMessage' },
        { type: 'customerMessage' },
      ]);
      expect((await said(id)).sort()).toEqual(['and another', 'hello', 'one more thing']);
    },
  );

  test('comes back also when their page did not know yet that it was over', async () => {
    const agent = await harness.addAgent();
    const { id, peer } = await ended(agent);
    await harness.say(peer, 'thanks', undefined, { latest: { id, open: true, lastAgentId: null } });
    await drained(id);
    expect(await latest(peer)).toMatchObject({ id, status: 'taken', agentId: agent.id });
  });

  const away: [string, Partial<Agent>][] = [
    ['does not listen', { listening: false }],
    ['is not there', { seen: {} }],
    ['is paused', { paused: true }],
    ['has no room', { limit: 0 }],
    ['is no longer a member', { botIds: [] }],
    ['may no longer log in', { disabled: true }],
  ];
  test.each(away)('begins a new conversation that links the one before when the agent %s', async (_why, change) => {
    const agent = await harness.addAgent();
    const { id, peer } = await ended(agent);
    const { listening, seen, ...patch } = change;
    if (listening === false) await harness.store.agents.setListening(agent.id, false);
    if (seen) await harness.store.agents.leftGateway('test', agent.id, Date.now());
    if (Object.keys(patch).length > 0) await harness.store.agents.update(agent.id, patch);
    await harness.say(peer, 'one more thing');
    await drained(id);
    const next = await latest(peer);
    expect(next).toMatchObject({ status: 'ai', previousId: id, lastAgentId: agent.id, agentId: null });
    await drained(next.id);
    expect(await said(next.id)).toEqual(['one more thing']);
    expect((await find(id)).status).toBe('resolved');
  });

  test('begins a new one when the bot was in charge at the end', async () => {
    const agent = await harness.addAgent();
    const peer = randomUUID();
    const { conversationId: id } = await harness.say(peer, 'hello');
    await harness.apply(id, { type: 'takeOver' }, actorOf(agent));
    await harness.apply(id, { type: 'restoreToAi', instruction: '' }, actorOf(agent));
    await harness.apply(id, { type: 'customerLeft', how: 'ended' }, CUSTOMER);
    const { conversationId: next } = await harness.say(peer, 'hello again');
    expect(next).not.toBe(id);
    expect(await find(next)).toMatchObject({ previousId: id, status: 'ai' });
  });

  test('begins a new one when the time is over, which is counted from when they wrote', async () => {
    const agent = await harness.addAgent();
    const inTime = await ended(agent);
    const tooLate = await ended(agent);
    const write = (peer: string, at: number) => {
      const { id: botId, channelAccountId } = harness.bot;
      const from = { botId, channel: 'web', channelAccountId, peer, customerName: 'V' } as const;
      const words = { externalId: randomUUID(), text: 'again', clientMessageId: null };
      return acceptFromCustomer({ ...harness.store, ring: nothing, time: () => at }, { ...from, ...words });
    };
    const end = (conversation: { endedAt: number | null }) => conversation.endedAt ?? 0;
    await write(inTime.peer, end(inTime.conversation) + WITHIN - 1);
    await write(tooLate.peer, end(tooLate.conversation) + WITHIN);
    for (const { id } of [inTime, tooLate]) await drained(id);
    expect((await latest(inTime.peer)).id).toBe(inTime.id);
    expect((await latest(tooLate.peer)).previousId).toBe(tooLate.id);
  });

  test('is given to the agent whom they had when they ask for a person in the new one', async () => {
    const { store, bot } = harness;
    await store.bots.update(bot.id, { routing: { ...bot.routing, preferSeconds: 60 } });
    const others = await Promise.all([harness.addAgent(), harness.addAgent()]);
    const agent = await harness.addAgent({ lastAssignedAt: Date.now() });
    const { id, peer } = await ended(agent);
    await store.agents.setListening(agent.id, false);
    await harness.say(peer, 'one more thing');
    await drained(id);
    await store.agents.setListening(agent.id, true);
    const next = await latest(peer);
    await harness.apply(next.id, ASKING, CUSTOMER);
    await handOut({ ...store, apply: (each, request) => harness.apply(each, request, SYSTEM) }, bot.id);
    expect(await find(next.id)).toMatchObject({ status: 'taken', agentId: agent.id });
    for (const { id: other } of [...others, agent]) await store.agents.setListening(other, false);
  });
});

describe('never two open conversations, nothing lost, nothing doubled, in order', () => {
  test('two customers who return at once to an agent with one place: one comes back, the other begins anew', async () => {
    const agent = await harness.addAgent({ limit: 1 });
    const both = [await ended(agent), await ended(agent)];
    await Promise.all(both.map(({ peer }) => harness.say(peer, 'again')));
    // Both see the same free place.
    const { conversations } = harness.store;
    let looking = 2;
    let look: () => void = nothing;
    const together = new Promise<void>((resolve) => {
      look = () => --looking === 0 && resolve();
    });
    const heldSlots: typeof conversations.heldSlots = async (ids) => {
      const held = await conversations.heldSlots(ids);
      look();
      await together;
      return held;
    };
    await Promise.all(both.map(({ id }) => drained(id, { conversations: { ...conversations, heldSlots } })));
    const now = await Promise.all(both.map(({ peer }) => latest(peer)));
    expect(now.map(({ status }) => status).sort()).toEqual(['ai', 'taken']);
    for (const { id } of now) await drained(id);
    const words = await Promise.all(now.map(async ({ id }) => (await said(id)).at(-1)));
    expect(words).toEqual(['again', 'again']);
  });

  test('what was written to the ended one goes to another that was opened meanwhile', async () => {
    const agent = await harness.addAgent();
    const { id, peer } = await ended(agent);
    await harness.say(peer, 'again');
    const { id: botId, channelAccountId } = harness.bot;
    const from = { botId, channel: 'web', channelAccountId, peer, customerName: 'V' } as const;
    const { conversations } = harness.store;
    let next = '';
    // In the moment between the decision and the write.
    const write: typeof conversations.write = async (...args) => {
      next = await ensureConversation(harness.store, from);
      return conversations.write(...args);
    };
    await drained(id, { conversations: { ...conversations, write } });
    await drained(next);
    expect((await find(id)).status).toBe('resolved');
    expect(await said(next)).toEqual(['again']);
  });

  test('a worker that dies between opening the next one and moving the words there loses neither words nor order', async () => {
    const agent = await harness.addAgent({ listening: false });
    const { id, peer } = await ended(agent);
    await harness.say(peer, 'first');
    const { inbox } = harness.store;
    const rehome = async () => {
      throw new Error('killed');
    };
    await expect(drained(id, { inbox: { ...inbox, rehome } })).rejects.toThrow('killed');
    const { conversationId: next } = await harness.say(peer, 'second');
    expect(next).not.toBe(id);
    await drained(next);
    await drained(id);
    await drained(next);
    expect(await said(next)).toEqual(['first', 'second']);
  });

  test('a worker that dies after the write that opens it again is followed by another, once', async () => {
    const agent = await harness.addAgent();
    const { id, peer } = await ended(agent);
    await harness.say(peer, 'first');
    const append = async () => {
      throw new Error('killed');
    };
    await expect(drained(id, { timeline: { ...harness.store.timeline, append } })).rejects.toThrow('killed');
    await harness.say(peer, 'second');
    await Promise.all([drained(id), drained(id)]);
    expect(await said(id)).toEqual(['hello', 'first', 'second']);
    expect((await entries(id)).filter(({ type }) => type === 'reopened')).toHaveLength(1);
  });

  test.each([
    ['there', true],
    ['on the way out', false],
  ])(
    'sixteen racers over four connections, the agent %s',
    async (_where, stays) => {
      const { mongoUrl } = serviceUrls();
      const stores = await Promise.all([1, 2, 3, 4].map(() => connectStore(mongoUrl, { databaseName: harness.name })));
      try {
        for (let round = 0; round < 2; round++) {
          const agent = await harness.addAgent({ limit: 50 });
          const { id, peer } = await ended(agent);
          const { id: botId, channelAccountId } = harness.bot;
          const from = { botId, channel: 'web', channelAccountId, peer, customerName: 'V' } as const;
          const places = new Set([id]);
          const racer = async (n: number) => {
            const store = stores[n % 4] as Store;
            const deps = { ...store, ring: nothing };
            for (let i = 0; i < 3; i++) {
              const words = { externalId: randomUUID(), text: `${n}.${i}`, clientMessageId: null };
              const { conversationId } = await acceptFromCustomer(deps, { ...from, ...words });
              places.add(conversationId);
              await drain(drainDeps(store), conversationId, facts).catch(nothing);
            }
          };
          const leaving = stays ? undefined : harness.store.agents.setListening(agent.id, false);
          await Promise.all([...Array.from({ length: 16 }, (_, n) => racer(n)), leaving]);
          const rows = [...places, (await latest(peer)).id];
          for (const each of [...rows, ...rows]) await drained(each);
          const open = await Promise.all([...new Set(rows)].map(find));
          expect(open.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
          const words = (await Promise.all(open.map(({ id: each }) => said(each)))).flat().filter((w) => w !== 'hello');
          expect(words).toHaveLength(48);
          expect(new Set(words).size).toBe(48);
          for (let n = 0; n < 16; n++)
            expect(words.filter((word) => word.startsWith(`${n}.`))).toEqual([`${n}.0`, `${n}.1`, `${n}.2`]);
          if (stays) expect(await find(id)).toMatchObject({ status: 'taken', agentId: agent.id });
        }
      } finally {
        await Promise.all(stores.map((store) => store.close()));
      }
    },
    60_000,
  );
});
