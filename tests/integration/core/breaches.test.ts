import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { BusinessHours } from '#core/domain/hours/business-hours.ts';
import type { Actor } from '#core/domain/permissions.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import { STANDARD } from '#core/store/bot-schema.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { type BreachesDeps, recordBreaches } from '#workers/sweep/breaches.ts';
import { actorOf, createHarness, type Harness } from './harness.ts';

const SYSTEM: Actor = { kind: 'system' };
const day = [{ from: 9 * 60, to: 17 * 60 }];
const hours: BusinessHours = {
  timeZone: 'Europe/Berlin',
  days: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
  holidays: [],
};
/** By the clock in Berlin, in the week of Monday the 2nd of March 2026. */
const berlin = (date: number, time: string): number => Date.parse(`2026-03-0${date}T${time}:00+01:00`);
const [FRIDAY, SATURDAY, MONDAY] = [6, 7, 9];

let harness: Harness;
/** What the store's clock shows. */
let clock = 0;
beforeAll(async () => {
  harness = await createHarness();
  const serviceLevels = { ...STANDARD.serviceLevels, 2: { firstReply: 15, resolution: 60 } };
  await harness.store.bots.update(harness.bot.id, { hours, serviceLevels });
});
afterAll(() => harness.close());
beforeEach(() => {
  clock = berlin(FRIDAY, '16:50');
});

const apply = (id: string, request: Request, actor: Actor = SYSTEM) =>
  applyCommand({ ...harness.store, settle: () => undefined, now: () => clock }, id, request, actor);
const deps = (changes: Partial<BreachesDeps> = {}): BreachesDeps => ({ ...harness.store, apply, ...changes });
const sweepAt = async (now: number): Promise<void> => {
  clock = now;
  await recordBreaches(deps(), now);
};
const asks = async (): Promise<string> => {
  const { conversationId: id } = await harness.say(randomUUID(), 'hello');
  await apply(id, ASKING, { kind: 'customer' });
  return id;
};
const find = async (id: string) => {
  const found = await harness.store.conversations.find(EVERYTHING, id);
  if (!found) throw new Error('it is there');
  return found;
};
const breaches = async (id: string) => {
  const entries = (await harness.store.timeline.after(EVERYTHING, id, 0, 100)) ?? [];
  return entries.filter((entry) => entry.type === 'serviceLevelBreached');
};
const queue = async () => {
  const ids: string[] = [];
  for await (const { conversation } of harness.store.conversations.queueOf(harness.bot.id, 50))
    ids.push(conversation.id);
  return ids;
};

test('a promise counts business hours only, is missed in the minute in which it is over, and brings the customer forward', async () => {
  const id = await asks();
  clock = berlin(FRIDAY, '16:49');
  const earlier = await asks();
  await apply(earlier, { type: 'customerLeft', how: 'left' }, { kind: 'customer' });
  expect((await find(id)).due).toEqual({ firstReply: berlin(MONDAY, '09:05'), resolution: berlin(MONDAY, '09:50') });
  for (const [date, time] of [
    [FRIDAY, '17:30'],
    [SATURDAY, '12:00'],
    [MONDAY, '09:04'],
  ] as const)
    await sweepAt(berlin(date, time));
  expect(await breaches(id)).toEqual([]);

  await sweepAt(berlin(MONDAY, '09:05'));
  expect(await breaches(id)).toMatchObject([{ what: 'firstReply', priority: 1, by: { kind: 'system' } }]);
  expect(await find(id)).toMatchObject({
    waiting: { priority: 1, since: berlin(FRIDAY, '16:50') },
    due: { firstReply: null, resolution: berlin(MONDAY, '09:50') },
    breached: ['firstReply'],
  });
  await sweepAt(berlin(MONDAY, '09:49'));
  expect(await breaches(id)).toHaveLength(1);
  await sweepAt(berlin(MONDAY, '09:50'));
  expect((await breaches(id)).map(({ what, priority }) => [what, priority])).toEqual([
    ['firstReply', 1],
    ['resolution', 0],
  ]);
  // Who left is promised nothing any more.
  expect(await breaches(earlier)).toEqual([]);
});

test('the raised priority overtakes who asked a little earlier and was promised nothing', async () => {
  const { store, bot } = harness;
  clock = berlin(MONDAY, '10:00');
  await store.bots.update(bot.id, { serviceLevels: STANDARD.serviceLevels });
  const before = await asks();
  clock = berlin(MONDAY, '10:05');
  const serviceLevels = { ...STANDARD.serviceLevels, 2: { firstReply: 15, resolution: 60 } };
  await store.bots.update(bot.id, { serviceLevels });
  const promised = await asks();
  const order = async () => (await queue()).filter((id) => id === before || id === promised);
  expect(await order()).toEqual([before, promised]);
  await sweepAt(berlin(MONDAY, '10:20'));
  expect(await order()).toEqual([promised, before]);
});

test('a first reply in time keeps the promise; the resolution is still owed, and kept by resolving', async () => {
  const id = await asks();
  const agent = actorOf(await harness.addAgent({ limit: 50 }));
  await apply(id, { type: 'takeOver' }, agent);
  await apply(id, { type: 'agentWrote', text: 'Hi', clientMessageId: randomUUID() }, agent);
  await sweepAt(berlin(MONDAY, '09:30'));
  expect(await breaches(id)).toEqual([]);
  expect((await find(id)).due).toEqual({ firstReply: null, resolution: berlin(MONDAY, '09:50') });
  await apply(id, { type: 'resolve' }, agent);
  await sweepAt(berlin(MONDAY, '12:00'));
  expect(await breaches(id)).toEqual([]);
});

test('taking it over is no reply; what is missed in an agent’s hands raises the place to which it would go back', async () => {
  const id = await asks();
  const agent = actorOf(await harness.addAgent({ limit: 50 }));
  await apply(id, { type: 'takeOver' }, agent);
  await sweepAt(berlin(MONDAY, '09:30'));
  expect(await breaches(id)).toHaveLength(1);
  await apply(id, { type: 'unassign', reason: 'agent' }, agent);
  expect((await find(id)).waiting).toMatchObject({ priority: 1, since: berlin(FRIDAY, '16:50') });
});

test('a customer who comes back to an ended conversation is promised anew, in business hours, and by the priority that they had', async () => {
  const { store, bot } = harness;
  const serviceLevels = {
    ...STANDARD.serviceLevels,
    ...{ 1: { firstReply: 5, resolution: 30 }, 2: { firstReply: 15, resolution: 60 } },
  };
  await store.bots.update(bot.id, { serviceLevels });
  const id = await asks();
  const agent = actorOf(await harness.addAgent({ limit: 50 }));
  await apply(id, { type: 'takeOver' }, agent);
  await sweepAt(berlin(MONDAY, '09:05'));
  expect(await find(id)).toMatchObject({ breached: ['firstReply'], lastWaiting: { priority: 1 } });
  await apply(id, { type: 'agentWrote', text: 'Hi', clientMessageId: randomUUID() }, agent);
  await apply(id, { type: 'resolve' }, agent);
  expect((await find(id)).due).toEqual({ firstReply: null, resolution: null });

  clock = berlin(MONDAY, '16:58');
  await apply(id, { type: 'reopen' });
  const again = { firstReply: berlin(MONDAY, '16:58') + (16 * 60 + 5) * 60_000, resolution: 0 };
  again.resolution = again.firstReply + 25 * 60_000;
  expect(await find(id)).toMatchObject({ due: again, breached: [], firstReplyAt: null });
  await sweepAt(again.firstReply - 1);
  expect(await breaches(id)).toHaveLength(1);
  await sweepAt(again.firstReply);
  expect(await breaches(id)).toHaveLength(2);
});

test('another priority is another promise, counted from when the customer asked; what was kept stays kept', async () => {
  const { store, bot } = harness;
  const serviceLevels = {
    ...STANDARD.serviceLevels,
    ...{ 0: { firstReply: 12, resolution: 20 }, 2: { firstReply: 15, resolution: 60 } },
  };
  await store.bots.update(bot.id, { serviceLevels });
  const boss = actorOf(await harness.addAgent({ role: 'supervisor', limit: 50 }));
  const id = await asks();
  clock = berlin(FRIDAY, '16:55');
  const before = (await find(id)).due;
  await apply(id, { type: 'prioritise', priority: 0 }, boss);
  expect((await find(id)).due).toEqual({ firstReply: berlin(MONDAY, '09:02'), resolution: berlin(MONDAY, '09:10') });
  await apply(id, { type: 'prioritise', priority: 3 }, boss);
  expect((await find(id)).due).toEqual({ firstReply: null, resolution: null });
  // Back and forth is no way to gain time.
  await apply(id, { type: 'prioritise', priority: 2 }, boss);
  expect((await find(id)).due).toEqual(before);

  await apply(id, { type: 'prioritise', priority: 0 }, boss);
  await sweepAt(berlin(MONDAY, '09:02'));
  expect(await breaches(id)).toMatchObject([{ what: 'firstReply' }]);
  await apply(id, { type: 'prioritise', priority: 2 }, boss);
  await sweepAt(berlin(MONDAY, '09:30'));
  expect((await find(id)).due).toEqual({ firstReply: null, resolution: berlin(MONDAY, '09:50') });
  expect(await breaches(id)).toHaveLength(1);

  clock = berlin(FRIDAY, '16:50');
  const answered = await asks();
  await apply(answered, { type: 'takeOver' }, boss);
  await apply(answered, { type: 'agentWrote', text: 'Hi', clientMessageId: randomUUID() }, boss);
  await apply(answered, { type: 'unassign', reason: 'agent' }, boss);
  await apply(answered, { type: 'prioritise', priority: 0 }, boss);
  expect((await find(answered)).due).toEqual({ firstReply: null, resolution: berlin(MONDAY, '09:10') });
});

test('one sweep sees to more than a page; one that fails keeps nobody else waiting, wherever they stand', async () => {
  const ids = await Promise.all(Array.from({ length: 120 }, asks));
  const sick = ids[0] ?? '';
  const now = berlin(MONDAY, '09:05');
  clock = now;
  const failing = deps({
    apply: async (id, request) => {
      if (id === sick) throw new Error('poison');
      return apply(id, request);
    },
  });
  await expect(recordBreaches(failing, now)).rejects.toThrow('poison');
  const found = await Promise.all(ids.map(breaches));
  expect(found.map((entries) => entries.length)).toEqual(ids.map((id) => (id === sick ? 0 : 1)));
  await sweepAt(now);
  expect(await breaches(sick)).toHaveLength(1);
  expect(await harness.store.conversations.overdue(now, 10)).toEqual([]);
});

test('sweeps of several processes at once record it once', async () => {
  const ids = await Promise.all(Array.from({ length: 10 }, asks));
  clock = berlin(MONDAY, '09:05');
  await Promise.all(Array.from({ length: 4 }, () => recordBreaches(deps(), clock)));
  for (const id of ids) expect(await breaches(id)).toHaveLength(1);
});
