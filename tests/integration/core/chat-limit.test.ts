import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Actor } from '#core/domain/permissions.ts';
import { ensureConversation } from '#core/store/accept.ts';
import type { Agent } from '#core/store/agents.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import { connectStore } from '#core/store/connect.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { handOut } from '#workers/route/hand-out.ts';
import { actorOf, createHarness, serviceUrls } from './harness.ts';

const CONNECTIONS = 4;

/** Several processes, as far as the store can tell: each with a connection of its own, and no memory in common. */
const createRace = async () => {
  const harness = await createHarness();
  const { mongoUrl } = serviceUrls();
  const stores = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => connectStore(mongoUrl, { databaseName: harness.name })),
  );
  const storeOf = (racer: number) => stores[racer % CONNECTIONS] ?? harness.store;
  const apply = (racer: number, id: string, request: Request, actor: Actor) => {
    const settle = () => harness.queues.ring('converse', { conversationId: id });
    return applyCommand({ ...storeOf(racer), settle }, id, request, actor);
  };
  return {
    ...harness,
    storeOf,
    apply,
    conversations: (count: number): Promise<string[]> => {
      const { id: botId, channelAccountId } = harness.bot;
      const from = { botId, channel: 'web', channelAccountId, customerName: 'V' } as const;
      return Promise.all(
        Array.from({ length: count }, () => ensureConversation(harness.store, { ...from, peer: randomUUID() })),
      );
    },
    /** Each racer takes another conversation for the same agent. Answers those that were taken. */
    takeAll: async (ids: string[], agent: Agent): Promise<string[]> => {
      const outcomes = await Promise.allSettled(
        ids.map((id, racer) => apply(racer, id, { type: 'takeOver' }, actorOf(agent))),
      );
      return ids.filter((_, racer) => outcomes[racer]?.status === 'fulfilled');
    },
    close: async () => {
      await Promise.all(stores.map((store) => store.close()));
      await harness.close();
    },
  };
};

let race: Awaited<ReturnType<typeof createRace>>;
beforeAll(async () => {
  race = await createRace();
});
afterAll(() => race.close());

test('sixteen racers over four connections never bring an agent over the limit, and each conversation gets one owner', async () => {
  const agent = await race.addAgent({ limit: 5 });
  for (let round = 0; round < 12; round++) {
    const taken = await race.takeAll(await race.conversations(16), agent);
    const held = (await race.store.conversations.heldSlots([agent.id])).get(agent.id) ?? [];
    expect(taken).toHaveLength(5);
    expect(new Set(held).size).toBe(5);
    for (const [racer, id] of taken.entries()) await race.apply(racer, id, { type: 'resolve' }, actorOf(agent));
  }
});

test('it is the unique index that holds the limit: without it the same race breaks it', async () => {
  const lawless = await createRace();
  const client = new MongoClient(serviceUrls().mongoUrl);
  try {
    await client.db(lawless.name).collection('conversations').dropIndex('slots_1');
    const agent = await lawless.addAgent({ limit: 5 });
    const taken = await lawless.takeAll(await lawless.conversations(16), agent);
    expect(taken.length).toBeGreaterThan(5);
  } finally {
    await client.close();
    await lawless.close();
  }
});

test('sixteen agents race over four connections for one conversation: one gets it, the others are told', async () => {
  const agents = await Promise.all(Array.from({ length: 16 }, () => race.addAgent({ listening: false })));
  for (let round = 0; round < 10; round++) {
    const [id = ''] = await race.conversations(1);
    const outcomes = await Promise.allSettled(
      agents.map((agent, racer) => race.apply(racer, id, { type: 'takeOver' }, actorOf(agent))),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const owner = (await race.store.conversations.find(EVERYTHING, id))?.agentId;
    const winner = agents.find((_, racer) => outcomes[racer]?.status === 'fulfilled') as Agent;
    expect(owner).toBe(winner.id);
    await race.apply(0, id, { type: 'resolve' }, actorOf(winner));
  }
});

test('eight routers at once hand out each waiting conversation once, within the limits, in the order of the queue', async () => {
  const agents = await Promise.all([1, 2, 3].map((limit) => race.addAgent({ limit })));
  const ids = await race.conversations(10);
  for (const id of ids) await race.apply(0, id, ASKING, { kind: 'customer' });
  const { store, bot } = race;
  await Promise.all(
    Array.from({ length: 8 }, (_, racer) => {
      const apply = (id: string, request: Request) => race.apply(racer, id, request, { kind: 'system' });
      return handOut({ ...race.storeOf(racer), apply }, bot.id);
    }),
  );
  const after = await Promise.all(ids.map((id) => store.conversations.find(EVERYTHING, id)));
  const statuses = after.map((c) => c?.status);
  const room = (await store.agents.routableFor(bot.id)).filter((a) => a.listening).reduce((sum, a) => sum + a.limit, 0);
  expect(statuses.filter((status) => status === 'taken')).toHaveLength(Math.min(10, room));
  for (const agent of agents)
    expect(after.filter((c) => c?.agentId === agent.id).length).toBeLessThanOrEqual(agent.limit);
  const firstWaiting = statuses.indexOf('waiting');
  if (firstWaiting >= 0) expect(statuses.slice(firstWaiting)).not.toContain('taken');
});
