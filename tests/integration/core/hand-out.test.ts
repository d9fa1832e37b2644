import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Actor } from '#core/domain/permissions.ts';
import type { Agent } from '#core/store/agents.ts';
import type { Request } from '#core/store/apply.ts';
import type { BotRouting } from '#core/store/bot-schema.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { handOut } from '#workers/route/hand-out.ts';
import { startWorker } from '#workers/worker.ts';
import { actorOf, createHarness, type Harness, until } from './harness.ts';

const SYSTEM: Actor = { kind: 'system' };
let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
afterEach(() => harness.close());

const routing = (changes: Partial<BotRouting>) =>
  harness.store.bots.update(harness.bot.id, { routing: { ...harness.bot.routing, ...changes } });
const ask = async (wish: Partial<typeof ASKING & { skills: string[] }> = {}): Promise<string> => {
  const { conversationId: id } = await harness.say(randomUUID(), 'hello');
  await harness.apply(id, { ...ASKING, ...wish }, { kind: 'customer' });
  return id;
};
const route = (now?: number) =>
  handOut(
    {
      ...harness.store,
      apply: (id: string, request: Request) => harness.apply(id, request, SYSTEM),
      ...(now === undefined ? {} : { now: () => now }),
    },
    harness.bot.id,
  );
const ownerOf = async (id: string) => (await harness.store.conversations.find(EVERYTHING, id))?.agentId ?? null;
const reasonsOf = async (id: string) => (await harness.store.conversations.aside(EVERYTHING, id))?.routing;
const against = async (id: string, agent: Agent) =>
  (await reasonsOf(id))?.candidates.find(({ agentId }) => agentId === agent.id)?.against;

describe('the agent whom a customer had last', () => {
  /** Had an agent, whose line was cut for too long, and is back in the queue. */
  const returned = async (agent: Agent): Promise<string> => {
    const id = await ask();
    await harness.apply(id, { type: 'takeOver' }, actorOf(agent));
    await harness.apply(id, { type: 'unassign', reason: 'agent_vanished' }, SYSTEM);
    return id;
  };

  test('gets them before the policy is asked', async () => {
    await routing({ preferSeconds: 60 });
    await harness.addAgent();
    const known = await harness.addAgent();
    const id = await returned(known);
    // By the policy the other one comes first, who was never given anything.
    await harness.store.agents.assigned(known.id, Date.now());
    await route();
    expect(await ownerOf(id)).toBe(known.id);
  });

  test('is waited for while they are busy, and not for longer than is set', async () => {
    await routing({ preferSeconds: 60 });
    const other = await harness.addAgent();
    const known = await harness.addAgent({ limit: 1 });
    const id = await returned(known);
    await harness.apply(await ask(), { type: 'takeOver' }, actorOf(known));
    const since = (await harness.store.conversations.find(EVERYTHING, id))?.waiting?.since ?? 0;
    const again = await route(since + 1_000);
    expect(await ownerOf(id)).toBeNull();
    expect(await reasonsOf(id)).toMatchObject({ outcome: 'kept', keptUntil: since + 60_000 });
    expect(again).toBe(since + 60_000);
    await route(since + 60_000);
    expect(await ownerOf(id)).toBe(other.id);
  });
});

describe('who gave a conversation back', () => {
  const givenBack = async (agent: Agent): Promise<string> => {
    const id = await ask();
    await harness.apply(id, { type: 'takeOver' }, actorOf(agent));
    await harness.apply(id, { type: 'unassign', reason: 'agent' }, actorOf(agent));
    return id;
  };

  test('does not get it again while somebody else is there, though the customer had them last', async () => {
    await routing({ preferSeconds: 60 });
    const giver = await harness.addAgent();
    const other = await harness.addAgent();
    const id = await givenBack(giver);
    await harness.store.agents.assigned(other.id, Date.now());
    await route();
    expect(await ownerOf(id)).toBe(other.id);
  });

  test('gets it again when nobody else is there, after as long as an offer rings', async () => {
    const giver = await harness.addAgent();
    const id = await givenBack(giver);
    const again = await route();
    expect(await ownerOf(id)).toBeNull();
    expect(await against(id, giver)).toEqual(['declined']);
    await route(again ?? 0);
    expect(await ownerOf(id)).toBe(giver.id);
  });

  test('the same holds for who sends it to a queue that they serve themselves', async () => {
    const giver = await harness.addAgent();
    const other = await harness.addAgent();
    await harness.store.agents.assigned(other.id, Date.now());
    const id = await ask();
    await harness.apply(id, { type: 'takeOver' }, actorOf(giver));
    const to = { kind: 'queue', botId: harness.bot.id } as const;
    await harness.apply(id, { type: 'transfer', to, message: '', expiresAt: 0 }, actorOf(giver));
    await route();
    expect(await ownerOf(id)).toBe(other.id);
  });
});

test('who wraps up is passed over, and is given the next one the moment the break ends, without a sweep', async () => {
  await routing({ wrapUpSeconds: 3 });
  const agent = await harness.addAgent({ limit: 5 });
  const log = pino({ level: 'silent' });
  const worker = startWorker({ ...harness, openai: undefined, log, sweepEvery: 3_600_000 });
  try {
    const first = await ask();
    await until(async () => (await ownerOf(first)) === agent.id, 'the first to be given');
    await harness.apply(first, { type: 'resolve' }, actorOf(agent));
    const next = await ask();
    await until(async () => (await against(next, agent))?.includes('wrapping_up'), 'the break to be seen');
    await until(async () => (await ownerOf(next)) === agent.id, 'the end of the break');
  } finally {
    await worker.close();
  }
});

test('skills first: the best skilled gets it, and where nobody has the skill, somebody all the same', async () => {
  await routing({ policy: 'skills_first' });
  await harness.addAgent({ limit: 9 });
  const skilled = await harness.addAgent({ skills: ['refunds'], lastAssignedAt: Date.now() });
  const [fitting, foreign] = [await ask({ skills: ['refunds'] as never }), await ask({ skills: ['law'] as never })];
  await route();
  expect(await ownerOf(fitting)).toBe(skilled.id);
  expect(await ownerOf(foreign)).not.toBeNull();
});

test('a channel that weighs two units takes two: a limit of five holds two of them and a lighter one', async () => {
  await routing({ weights: { web: 2 } });
  const agent = await harness.addAgent({ limit: 5 });
  const ids = [await ask(), await ask(), await ask()];
  await route();
  expect(await Promise.all(ids.map(ownerOf))).toEqual([agent.id, agent.id, null]);
  expect(await against(ids[2] ?? '', agent)).toEqual(['at_limit']);
  expect((await harness.store.conversations.heldSlots([agent.id])).get(agent.id)).toHaveLength(4);
  await routing({ weights: { web: 1 } });
  await route();
  expect(await ownerOf(ids[2] ?? '')).toBe(agent.id);
});

test('the limit for one bot holds before the chat limit is reached', async () => {
  const agent = await harness.addAgent({ limit: 5, botLimits: { [harness.bot.id]: 2 } });
  const ids = [await ask(), await ask(), await ask()];
  await route();
  expect(await Promise.all(ids.map(ownerOf))).toEqual([agent.id, agent.id, null]);
  expect(await against(ids[2] ?? '', agent)).toEqual(['at_bot_limit']);
  await harness.apply(ids[0] ?? '', { type: 'resolve' }, actorOf(agent));
  await route();
  expect(await ownerOf(ids[2] ?? '')).toBe(agent.id);
});

test('who is paused is given nothing, and something again when the pause ends', async () => {
  const agent = await harness.addAgent({ paused: true });
  const id = await ask();
  await route();
  expect([await ownerOf(id), await against(id, agent)]).toEqual([null, ['paused']]);
  await harness.store.agents.update(agent.id, { paused: false });
  await route();
  expect(await ownerOf(id)).toBe(agent.id);
});

test('nobody is starved behind sixty who need what nobody has', async () => {
  const agent = await harness.addAgent({ limit: 3 });
  const stuck = await Promise.all(Array.from({ length: 60 }, () => ask({ skills: ['law'] as never })));
  const plain = await ask();
  await route();
  expect(await ownerOf(plain)).toBe(agent.id);
  expect(await Promise.all(stuck.map(ownerOf))).toEqual(stuck.map(() => null));
  const told = await Promise.all(stuck.map((id) => against(id, agent)));
  expect(told).toEqual(stuck.map(() => ['skills']));
});

test('a limit that was lowered is kept by who takes over by hand, too', async () => {
  const agent = await harness.addAgent({ limit: 3 });
  const ids = await Promise.all([ask(), ask(), ask()]);
  for (const id of ids) await harness.apply(id, { type: 'takeOver' }, actorOf(agent));
  await harness.store.agents.update(agent.id, { limit: 2 });
  // The units that are left are the higher ones: the lower are free, and still none may be taken.
  const held = (await harness.store.conversations.heldSlots([agent.id])).get(agent.id) ?? [];
  const low = await Promise.all(
    ids.map(async (id) => (await harness.store.conversations.find(EVERYTHING, id))?.slots[0] === `${agent.id}:0`),
  );
  expect(held).toHaveLength(3);
  await harness.apply(ids[low.indexOf(true)] ?? '', { type: 'resolve' }, actorOf(agent));
  await expect(harness.apply(await ask(), { type: 'takeOver' }, actorOf(agent))).rejects.toMatchObject({
    code: 'at_limit',
  });
});
