import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Actor } from '#core/domain/permissions.ts';
import type { Agent } from '#core/store/agents.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { handOut } from '#workers/route/hand-out.ts';
import { startWorker } from '#workers/worker.ts';
import { actorOf, createHarness, type Harness, until } from './harness.ts';

const SYSTEM: Actor = { kind: 'system' };
const RINGS = 30_000;
let harness: Harness;
let clock = 0;
beforeEach(async () => {
  harness = await createHarness();
  clock = Date.now();
  await rings(RINGS);
});
afterEach(() => harness.close());

const rings = (ms: number) =>
  harness.store.bots.update(harness.bot.id, {
    routing: { ...harness.bot.routing, mode: 'offer', offerSeconds: ms / 1_000 },
  });
const apply = (id: string, request: Request, actor: Actor = SYSTEM) =>
  applyCommand({ ...harness.store, settle: () => undefined, now: () => clock }, id, request, actor);
const route = () => handOut({ ...harness.store, apply, now: () => clock }, harness.bot.id);
const ask = async (): Promise<string> => {
  const { conversationId: id } = await harness.say(randomUUID(), 'hello');
  await apply(id, ASKING, { kind: 'customer' });
  return id;
};
const find = async (id: string) => {
  const found = await harness.store.conversations.find(EVERYTHING, id);
  if (!found) throw new Error('it is there');
  return found;
};
const askedIn = async (id: string) => (await find(id)).offer?.agentId ?? null;
const reasonsIn = async (id: string) => (await harness.store.conversations.aside(EVERYTHING, id))?.routing;
/** Answers when: by the store's clock, whatever the gateway's shows. */
const declines = async (id: string, agent: Agent): Promise<number> => {
  await apply(id, { type: 'decline', reason: 'Busy' }, actorOf(agent));
  return (await find(id)).waiting?.declinedAt ?? 0;
};

test('the only one there who declines is asked again after a pause as long as an offer rings, and not before', async () => {
  const agent = await harness.addAgent();
  const id = await ask();
  await route();
  expect(await askedIn(id)).toBe(agent.id);
  const at = await declines(id, agent);
  clock = at;
  expect(await route()).toBe(at + RINGS);
  expect(await askedIn(id)).toBeNull();
  expect(await reasonsIn(id)).toMatchObject({
    outcome: 'nobody',
    candidates: [{ agentId: agent.id, against: ['declined'], askAgainAt: at + RINGS }],
  });
  clock = at + RINGS - 1;
  await route();
  expect(await askedIn(id)).toBeNull();
  clock = at + RINGS;
  await route();
  expect(await askedIn(id)).toBe(agent.id);
});

test('an offer that nobody answers is followed by the same pause', async () => {
  const agent = await harness.addAgent();
  const id = await ask();
  await route();
  clock += RINGS;
  await apply(id, { type: 'expireOffer' });
  expect(await route()).toBe(clock + RINGS);
  expect(await askedIn(id)).toBeNull();
  clock += RINGS;
  await route();
  expect(await askedIn(id)).toBe(agent.id);
});

test('whoever has not declined yet is asked at once, also in the pause; a new round asks everybody once more', async () => {
  const [first, second] = [await harness.addAgent(), await harness.addAgent({ listening: false })];
  const id = await ask();
  await route();
  await declines(id, first);
  await route();
  expect(await askedIn(id)).toBeNull();
  await harness.store.agents.setListening(second.id, true);
  await route();
  expect(await askedIn(id)).toBe(second.id);
  clock = (await declines(id, second)) + RINGS;
  await route();
  const one = await askedIn(id);
  expect((await find(id)).waiting?.declinedBy).toEqual([]);
  await declines(id, one === first.id ? first : second);
  await route();
  expect(await askedIn(id)).toBe(one === first.id ? second.id : first.id);
});

test('the end of the pause rings by itself, without a sweep', async () => {
  await rings(1_000);
  const agent = await harness.addAgent();
  const log = pino({ level: 'silent' });
  const worker = startWorker({ ...harness, openai: undefined, log, sweepEvery: 3_600_000 });
  try {
    const { conversationId: id } = await harness.say(randomUUID(), 'hello');
    await harness.apply(id, ASKING, { kind: 'customer' });
    await until(async () => (await askedIn(id)) === agent.id, 'the offer');
    const before = (await find(id)).seq;
    await harness.apply(id, { type: 'decline', reason: '' }, actorOf(agent));
    await until(async () => (await reasonsIn(id))?.outcome === 'nobody', 'the router to look in vain');
    await until(async () => (await askedIn(id)) === agent.id, 'the next round');
    const { offer, seq } = await find(id);
    expect(seq).toBe(before + 2);
    expect(offer?.at).toBeGreaterThan(0);
  } finally {
    await worker.close();
  }
});
