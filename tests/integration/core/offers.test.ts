import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Agent } from '#core/store/agents.ts';
import type { BotRouting } from '#core/store/bot-schema.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { startWorker } from '#workers/worker.ts';
import { actorOf, createHarness, type Harness, until } from './harness.ts';

/** The router reads the clock a little before it writes. Milliseconds. */
const LATER = 500;

let harness: Harness;
let worker: ReturnType<typeof startWorker>;
beforeEach(async () => {
  harness = await createHarness();
  worker = startWorker({ ...harness, openai: undefined, log: pino({ level: 'silent' }), sweepEvery: 50 });
});
afterEach(async () => {
  await worker.close();
  await harness.close();
});

const routing = (changes: Partial<BotRouting>) =>
  harness.store.bots.update(harness.bot.id, { routing: { ...harness.bot.routing, mode: 'offer', ...changes } });
const find = async (id: string) => harness.store.conversations.find(EVERYTHING, id);
const offeredTo = (id: string, agent: Agent) =>
  until(async () => (await find(id))?.offer?.agentId === agent.id, `the offer to ${agent.name}`);
const entries = async (id: string, type: string) =>
  ((await harness.store.timeline.after(EVERYTHING, id, 0, 100)) ?? []).filter((entry) => entry.type === type);

/** One who knows the subject, and whom the policy therefore takes first each time, and one who doesn't. */
const asked = async (offerSeconds: number) => {
  await routing({ policy: 'skills_first', offerSeconds });
  const [best, second] = [await harness.addAgent({ skills: ['refunds'] }), await harness.addAgent()];
  const { conversationId: id } = await harness.say(randomUUID(), 'hello');
  await harness.apply(id, { ...ASKING, skills: ['refunds'] as never }, { kind: 'customer' });
  await until(async () => (await entries(id, 'offered')).length > 0, 'the first offer');
  return { id, best, second };
};

test('who declines with a reason is not asked again: the next one is, whom the policy takes second', async () => {
  const { id, best, second } = await asked(600);
  await harness.apply(id, { type: 'decline', reason: 'Not my subject' }, actorOf(best));
  await offeredTo(id, second);
  expect(await entries(id, 'offerDeclined')).toMatchObject([{ agentId: best.id, reason: 'Not my subject' }]);
  expect(await find(id)).toMatchObject({ waiting: { declinedBy: [best.id] } });
});

test('who lets it ring until the time is over is not asked again, and cannot accept it any more', async () => {
  const { id, best, second } = await asked(2);
  const [first] = await entries(id, 'offered');
  await routing({ policy: 'skills_first', offerSeconds: 600 });
  await offeredTo(id, second);
  const [expired] = await until(async () => {
    const found = await entries(id, 'offerExpired');
    return found.length > 0 && found;
  }, 'the line in the timeline');
  expect([first, expired]).toMatchObject([{ agentId: best.id }, { agentId: best.id }]);
  const rang = (expired?.at ?? 0) - (first?.at ?? Number.POSITIVE_INFINITY);
  expect(rang).toBeGreaterThanOrEqual(2_000 - LATER);
  const late = harness.apply(id, { type: 'accept' }, actorOf(best));
  await expect(late).rejects.toMatchObject({ code: 'offered_to_another' });
  await harness.apply(id, { type: 'accept' }, actorOf(second));
  expect(await find(id)).toMatchObject({ status: 'taken', agentId: second.id });
});

test('an offer takes its place among the agent’s chats while it rings, and gives it back', async () => {
  const { id, best } = await asked(600);
  const held = async () => (await harness.store.conversations.heldSlots([best.id])).get(best.id) ?? [];
  expect(await held()).toHaveLength(1);
  await harness.apply(id, { type: 'decline', reason: '' }, actorOf(best));
  expect(await held()).toEqual([]);
});
