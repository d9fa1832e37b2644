import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { QueuePlace, ServerToVisitor } from '#core/contracts/realtime.ts';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Priority } from '#core/domain/conversation/state.ts';
import type { Request } from '#core/store/apply.ts';
import type { Bot } from '#core/store/bots.ts';
import { newId } from '#core/store/ids.ts';
import { lookAtPlace } from '#core/store/place.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { tellQueue } from '#workers/route/tell-queue.ts';
import { createTold } from '#workers/route/told.ts';
import { actorOf, createHarness, type Harness, testAgent, testBot } from './harness.ts';

let harness: Harness;
let bot: Bot;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());
beforeEach(async () => {
  bot = testBot();
  await harness.store.bots.insert(bot);
});

/** What one worker says; workers share what they remember. */
const createTeller = () => {
  const heard: { id: string; peer: string; place: QueuePlace }[] = [];
  const toVisitor = (_account: string, peer: string, message: ServerToVisitor): void => {
    if (message.type === 'place') heard.push({ id: message.conversationId, peer, place: message.place });
  };
  const told = createTold(harness.queues.redis, harness.name);
  const tell = async () => {
    heard.length = 0;
    await tellQueue({ ...harness.store, emitter: { toVisitor }, told }, bot.id, Date.now());
    return Object.fromEntries(heard.map(({ id, place }) => [id, place.position]));
  };
  return { heard, tell };
};

const begin = async (): Promise<string> => {
  const { id } = await harness.store.conversations.openNew({
    ...{ id: newId(), botId: bot.id, contactId: newId(), channel: 'web', channelAccountId: bot.channelAccountId },
    ...{ peer: randomUUID(), customerName: 'Visitor', previousId: null, lastAgentId: null, now: Date.now() },
  });
  return id;
};
const ask = async (change: Partial<Extract<Request, { type: 'requestHandover' }>> = {}): Promise<string> => {
  const id = await begin();
  await harness.apply(id, { ...ASKING, ...change }, { kind: 'customer' });
  return id;
};
const system = { kind: 'system' } as const;
const find = async (id: string) => {
  const found = await harness.store.conversations.find(EVERYTHING, id);
  if (found === null) throw new Error('it is gone');
  return found;
};
const lookAt = async (id: string) => lookAtPlace(harness.store, bot, await find(id), Date.now());
const addAgent = async () => {
  const agent = testAgent([bot.id], { limit: 10 });
  await harness.store.agents.insert(agent);
  return agent;
};

describe('places in the queue', () => {
  test('are told once, and again to those whose place has changed', async () => {
    const [first, second, third] = [await ask(), await ask(), await ask()] as const;
    const { tell } = createTeller();
    expect(await tell()).toEqual({ [first]: 1, [second]: 2, [third]: 3 });
    expect(await tell()).toEqual({});
    await harness.apply(second, { type: 'takeOver' }, actorOf(await addAgent()));
    expect(await tell()).toEqual({ [third]: 2 });
  });

  test('are told again to who came back to the same place: their page has forgotten it meanwhile', async () => {
    const id = await ask();
    const agent = await addAgent();
    const { tell } = createTeller();
    expect(await tell()).toEqual({ [id]: 1 });
    await harness.apply(id, { type: 'takeOver' }, actorOf(agent));
    await harness.apply(id, { type: 'unassign', reason: 'agent' }, actorOf(agent));
    expect(await tell()).toEqual({ [id]: 1 });
  });

  test('follow a later arrival with a higher priority', async () => {
    const [first, second] = [await ask(), await ask()] as const;
    const { tell } = createTeller();
    await tell();
    const urgent = await ask({ priority: 0 as Priority });
    expect(await tell()).toEqual({ [urgent]: 1, [first]: 2, [second]: 3 });
    expect((await Promise.all([urgent, first, second].map(lookAt))).map((place) => place?.position)).toEqual([1, 2, 3]);
  });

  test('count what is being offered to an agent as before, and are the same for who has just connected', async () => {
    const [first, second] = [await ask(), await ask()] as const;
    const { id: agentId, name: agentName } = await addAgent();
    const decision = { at: 0, outcome: 'offered', chosen: agentId, because: null, candidates: [] } as never;
    const expiresAt = Date.now() + 60_000;
    await harness.apply(second, { type: 'offer', agentId, agentName, expiresAt, decision }, system);
    expect(await createTeller().tell()).toEqual({ [second]: 1, [first]: 2 });
    expect((await Promise.all([second, first].map(lookAt))).map((place) => place?.position)).toEqual([1, 2]);
  });

  test('are not told to who left a message, but count it: it is served in its turn', async () => {
    const message = await ask({ reason: 'message', anyway: true });
    const waiting = await ask();
    expect(await createTeller().tell()).toEqual({ [waiting]: 2 });
    expect(await lookAt(message)).toBeNull();
  });

  test('are exact up to 200, and no more is read than that', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 203; i++) ids.push(await ask());
    const told = await createTeller().tell();
    expect(Object.keys(told)).toHaveLength(200);
    expect(told[ids[199] ?? '']).toBe(200);
    const places = await Promise.all([ids[0], ids[199], ids[200], ids[202]].map((id) => lookAt(id ?? '')));
    expect(places.map((place) => place?.position)).toEqual([1, 200, null, null]);
  });

  test('come from several workers without contradiction, and again when Redis has forgotten', async () => {
    const ids = [await ask(), await ask()] as const;
    const [one, other] = [createTeller(), createTeller()];
    expect(await one.tell()).toEqual({ [ids[0]]: 1, [ids[1]]: 2 });
    expect(await other.tell()).toEqual({});
    const urgent = await ask({ priority: 0 as Priority });
    expect(await other.tell()).toMatchObject({ [ids[0]]: 2 });
    await harness.apply(urgent, { type: 'customerLeft', how: 'left' }, system);
    // What this one told at first is true again, and yet has to be told.
    expect(await one.tell()).toEqual({ [ids[0]]: 1, [ids[1]]: 2 });
    await harness.queues.redis.del(`${harness.name}:told:${bot.id}`);
    expect(await other.tell()).toEqual({ [ids[0]]: 1, [ids[1]]: 2 });
  });
});

test('how long it takes is told from what was taken, and only while somebody is there', async () => {
  const agent = await addAgent();
  const waits = async () => (await lookAt(await ask()))?.expectedWait;
  for (let i = 0; i < 3; i++) {
    expect(await waits()).toBeNull();
    await harness.apply(await ask(), { type: 'takeOver' }, actorOf(agent));
  }
  expect(await waits()).toMatchObject({ from: expect.any(Number), to: expect.any(Number) });
  await harness.store.agents.setListening(agent.id, false);
  expect(await waits()).toBeNull();
});

test('what was taken still counts after its end', async () => {
  const agent = await addAgent();
  const id = await ask();
  await harness.apply(id, { type: 'takeOver' }, actorOf(agent));
  await harness.apply(id, { type: 'resolve' }, actorOf(agent));
  const since = await harness.store.conversations.takesSince(bot.id, Date.now() - 60_000);
  expect(since).toHaveLength(1);
  expect(since[0]?.at).toBeGreaterThanOrEqual(since[0]?.since ?? Number.POSITIVE_INFINITY);
});

test('sixteen requests at once hand a conversation over once', async () => {
  const id = await begin();
  const actors = [{ kind: 'customer' }, { kind: 'bot' }, actorOf(await addAgent())] as const;
  const asked = Array.from({ length: 16 }, (_, i) => harness.apply(id, ASKING, actors[i % 3] ?? system));
  await Promise.all(asked);
  const events = (await harness.store.timeline.after(EVERYTHING, id, 0, 100)) ?? [];
  expect(events.filter(({ type }) => type === 'handoverRequested')).toHaveLength(1);
});
