import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureConversation } from '#core/store/accept.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { handOut } from '#workers/route/hand-out.ts';
import { actorOf, createHarness, type Harness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

const conversation = async (): Promise<string> => {
  const { store, bot } = harness;
  const from = { botId: bot.id, channel: 'web', channelAccountId: bot.channelAccountId, customerName: 'V' } as const;
  return ensureConversation(store, { ...from, peer: randomUUID() });
};
const handover = { type: 'requestHandover', reason: 'customer_asked', collected: {}, priority: 2 } as const;

test('sixteen racers never bring an agent over the limit, and each conversation gets one owner', async () => {
  const agent = await harness.addAgent({ limit: 5 });
  for (let round = 0; round < 12; round++) {
    const ids = await Promise.all(Array.from({ length: 16 }, conversation));
    const outcomes = await Promise.allSettled(ids.map((id) => harness.apply(id, { type: 'takeOver' }, actorOf(agent))));
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled').length;
    const held = (await harness.store.conversations.heldSlots([agent.id])).get(agent.id) ?? [];
    expect(won).toBe(5);
    expect(new Set(held).size).toBe(5);
    for (const [i, outcome] of outcomes.entries())
      if (outcome.status === 'fulfilled') await harness.apply(ids[i] as string, { type: 'resolve' }, actorOf(agent));
  }
});

test('sixteen agents race for one conversation: one gets it, the others are told', async () => {
  const agents = await Promise.all(Array.from({ length: 16 }, () => harness.addAgent({ listening: false })));
  for (let round = 0; round < 10; round++) {
    const id = await conversation();
    const outcomes = await Promise.allSettled(
      agents.map((agent) => harness.apply(id, { type: 'takeOver' }, actorOf(agent))),
    );
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(won).toHaveLength(1);
    const taken = await harness.store.conversations.find(EVERYTHING, id);
    await harness.apply(
      id,
      { type: 'resolve' },
      actorOf(agents.find((a) => a.id === taken?.agentId) as (typeof agents)[0]),
    );
  }
});

test('eight routers at once hand out each waiting conversation once, within the limits, in the order of the queue', async () => {
  const agents = await Promise.all([1, 2, 3].map((limit) => harness.addAgent({ limit })));
  const ids = await Promise.all(Array.from({ length: 10 }, conversation));
  for (const id of ids) await harness.apply(id, handover, { kind: 'customer' });
  const { store, bot } = harness;
  const apply = (id: string, request: Parameters<Harness['apply']>[1]) =>
    harness.apply(id, request, { kind: 'system' });
  await Promise.all(Array.from({ length: 8 }, () => handOut({ ...store, apply }, bot.id)));
  const after = await Promise.all(ids.map((id) => store.conversations.find(EVERYTHING, id)));
  const statuses = after.map((c) => c?.status);
  const room = (await store.agents.routableFor(bot.id)).filter((a) => a.listening).reduce((sum, a) => sum + a.limit, 0);
  expect(statuses.filter((status) => status === 'taken')).toHaveLength(Math.min(10, room));
  for (const agent of agents)
    expect(after.filter((c) => c?.agentId === agent.id).length).toBeLessThanOrEqual(agent.limit);
  const firstWaiting = statuses.indexOf('waiting');
  if (firstWaiting >= 0) expect(statuses.slice(firstWaiting)).not.toContain('taken');
});
