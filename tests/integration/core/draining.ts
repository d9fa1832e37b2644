import pino from 'pino';
import { createEmitter } from '#core/realtime/emitter.ts';
import { closePatientRedis, createPatientRedis } from '#core/realtime/server.ts';
import { speakInto } from '#core/realtime/speak.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import type { DrainDeps, Facts } from '#workers/converse/drain.ts';
import { createHarness } from './harness.ts';

export const FACTS: Facts = { stalledBefore: false, signal: new AbortController().signal };

/** A harness, and what a worker drains conversations with. */
export const createDraining = async () => {
  const harness = await createHarness();
  const { store, queues, queue } = harness;
  const redis = createPatientRedis(queue.redisUrl, () => undefined);
  const emitter = createEmitter(speakInto(redis, queue.prefix, () => undefined));
  const log = pino({ level: 'silent' });
  const deps: DrainDeps = { ...store, emitter, ring: queues.ring, log, answerAtOnce: async () => [] };
  return {
    harness,
    deps,
    redis,
    /** What the customer said, as the timeline has it. */
    said: async (conversationId: string): Promise<string[]> =>
      ((await store.timeline.after(EVERYTHING, conversationId, 0, 1_000)) ?? []).flatMap((event) =>
        event.type === 'customerMessage' ? [event.text] : [],
      ),
    close: async () => {
      await closePatientRedis(redis);
      await harness.close();
    },
  };
};
export type Draining = Awaited<ReturnType<typeof createDraining>>;
