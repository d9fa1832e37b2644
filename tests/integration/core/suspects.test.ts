import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmitter } from '#core/realtime/emitter.ts';
import { closePatientRedis, createPatientRedis } from '#core/realtime/server.ts';
import { speakInto } from '#core/realtime/speak.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { type DrainDeps, drain } from '#workers/converse/drain.ts';
import { createDrain } from '#workers/converse/drain-in-turn.ts';
import { createHarness, type Harness } from './harness.ts';

let harness: Harness;
let deps: DrainDeps;
let redis: ReturnType<typeof createPatientRedis>;
const facts = { stalledBefore: false, signal: new AbortController().signal };
beforeAll(async () => {
  harness = await createHarness();
  const { store, queues, queue } = harness;
  redis = createPatientRedis(queue.redisUrl, () => undefined);
  const emitter = createEmitter(speakInto(redis, queue.prefix, () => undefined));
  const log = pino({ level: 'silent' });
  deps = { ...store, emitter, ring: queues.ring, log, answerAtOnce: async () => [] };
});
afterAll(async () => {
  await closePatientRedis(redis);
  await harness.close();
});

const said = async (conversationId: string): Promise<string[]> =>
  ((await harness.store.timeline.after(EVERYTHING, conversationId, 0, 1_000)) ?? []).flatMap((event) =>
    event.type === 'customerMessage' ? [event.text] : [],
  );

test('a message on which the process dies again and again is put aside, and the ones behind it go on', async () => {
  const peer = randomUUID();
  const { conversationId } = await harness.say(peer, 'deadly');
  await harness.say(peer, 'harmless', undefined, { latest: { id: conversationId, open: true, lastAgentId: null } });
  const dying: DrainDeps = {
    ...deps,
    conversations: {
      ...deps.conversations,
      writeTogether: async (before, events, extra) => {
        if (events.some((event) => event.type === 'customerMessage' && event.text === 'deadly'))
          throw new Error('killed in the middle');
        return deps.conversations.writeTogether(before, events, extra);
      },
    },
  };
  // Each run stands for a worker that was killed and a job that was found stalled.
  for (let i = 0; i < 6; i++)
    await drain(dying, conversationId, { ...facts, stalledBefore: true }).catch(() => undefined);
  expect(await said(conversationId)).toEqual(['harmless']);
  const dead = await harness.store.inbox.dead(10);
  expect(dead.map((row) => row.text)).toContain('deadly');
});

test('a message that is overtaken again and again by what others write is not blamed for it', async () => {
  const peer = randomUUID();
  const { conversationId } = await harness.say(peer, 'first');
  await drain(deps, conversationId, facts);
  await harness.say(peer, 'innocent', undefined, { latest: { id: conversationId, open: true, lastAgentId: null } });
  let overtaken = 0;
  const busy: DrainDeps = {
    ...deps,
    conversations: {
      ...deps.conversations,
      writeTogether: async (...write) => (overtaken++ < 10 ? false : deps.conversations.writeTogether(...write)),
    },
  };
  await drain(busy, conversationId, { ...facts, stalledBefore: true });
  expect(await said(conversationId)).toEqual(['first', 'innocent']);
});

test('of several messages on which a process may have died, only the one that is being tried is blamed', async () => {
  const [deadly, innocent] = await Promise.all([1, 2].map((i) => harness.say(randomUUID(), `suspect ${i}`)));
  let reached = (): void => undefined;
  let release = (): void => undefined;
  const trying = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const stuck = new Promise<void>((resolve) => {
    release = resolve;
  });
  const blamed: string[] = [];
  const drainInTurn = createDrain({
    ...deps,
    inbox: {
      ...deps.inbox,
      failed: async (...row) => {
        blamed.push(row[0]);
        reached();
        await stuck;
        return deps.inbox.failed(...row);
      },
    },
  });
  const suspects = [deadly, innocent].map((one) =>
    drainInTurn(one?.conversationId ?? '', { ...facts, stalledBefore: true }),
  );
  await trying;
  const bystander = await harness.say(randomUUID(), 'bystander');
  await drainInTurn(bystander.conversationId, facts);
  expect(await said(bystander.conversationId)).toEqual(['bystander']);
  expect(blamed).toHaveLength(1);
  release();
  await Promise.all(suspects);
  expect(blamed).toHaveLength(2);
});
