import type { Logger } from 'pino';
import type { Jobs } from '#core/contracts/jobs.ts';
import type { Actor } from '#core/domain/permissions.ts';
import { PRESENCE_LEASE } from '#core/domain/presence.ts';
import { createSettle } from '#core/outbox/settle.ts';
import { createQueues, type QueueOptions, type Queues } from '#core/queue/queues.ts';
import { createWorker } from '#core/queue/worker.ts';
import { createEmitter } from '#core/realtime/emitter.ts';
import { closePatientRedis, createPatientRedis } from '#core/realtime/server.ts';
import { createSessionLine } from '#core/realtime/session-line.ts';
import { speakInto } from '#core/realtime/speak.ts';
import type { OpenAiSettings } from '#core/settings/settings.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import type { Store } from '#core/store/connect.ts';
import type { Loaded } from '#core/store/conversations/mapping.ts';
import { every } from '#core/store/every.ts';
import { createAssistantJobs } from './assistant/jobs.ts';
import { createDrain } from './converse/drain-in-turn.ts';
import { type Channels, createDeliverer } from './deliver/deliverer.ts';
import { createFetcher, type FileOptions } from './files/fetcher.ts';
import { createAskName, isNameless } from './hints/ask-name.ts';
import { createHints } from './hints/show-hint.ts';
import { createReminders } from './reminders.ts';
import { handOut } from './route/hand-out.ts';
import { createSpreadOut } from './route/spread-out.ts';
import { tellQueue } from './route/tell-queue.ts';
import { createTold } from './route/told.ts';
import { sweep } from './sweep/sweep.ts';
import { createWatch } from './sweep/vanished.ts';

export type WorkerOptions = {
  store: Store;
  queue: QueueOptions;
  openai: OpenAiSettings | undefined;
  /** Without them only the web is served. */
  channels?: Channels;
  /** Without it no files are fetched or sent. */
  files?: FileOptions;
  log: Logger;
  /** Milliseconds between two sweeps. */
  sweepEvery?: number;
};

/** A gateway that has not renewed anybody's presence for so long is gone for good. Milliseconds. */
const GATEWAY_IS_GONE = 10 * PRESENCE_LEASE;
/** Milliseconds between two looks at the places in a bot's queue. */
const TELL_EVERY = 1_000;
const SYSTEM: Actor = { kind: 'system' };

/** Everything a worker does, wired. Holds no state: any number may run beside each other, and each may die at any time. */
export const startWorker = (options: WorkerOptions): { close: () => Promise<void>; queues: Queues } => {
  const { store, queue, log } = options;
  const onError = (error: unknown): void => log.warn({ err: error }, 'worker');
  const queues = createQueues(queue, onError);
  const redis = createPatientRedis(queue.redisUrl, onError);
  const emitter = createEmitter(speakInto(redis, queue.prefix, onError));
  const { ring } = queues;
  const settle = createSettle({ ...store, emitter, ring, log });
  const applyAs = (id: string, request: Request, actor: Actor, known?: Loaded) =>
    applyCommand({ ...store, settle }, id, request, actor, { known });
  const apply = (id: string, request: Request) => applyAs(id, request, SYSTEM);
  const applyIf = (id: string, request: Request, onlyIf: (loaded: Loaded) => boolean) =>
    applyCommand({ ...store, settle }, id, request, SYSTEM, { onlyIf });

  const reminders = createReminders((botId) => ring('route', { botId }), store.time);
  const tellDeps = { ...store, emitter, told: createTold(queues.redis, queue.prefix) };
  const telling = createSpreadOut((botId) => tellQueue(tellDeps, botId, store.time()), { every: TELL_EVERY, onError });
  const route = async (botId: string): Promise<void> => {
    const again = await handOut({ ...store, apply }, botId);
    telling.ask(botId);
    if (again !== null) reminders.set(botId, again);
  };
  const hint = (conversationId: string): void => ring('hint', { conversationId, hint: 'typing', at: store.time() });
  const assistant = createAssistantJobs({ store, openai: options.openai, apply: applyAs, emitter, hint, log });
  const drain = createDrain({
    ...{ ...store, emitter, ring, log, answerAtOnce: assistant.answerAtOnce },
    tappable: (channel) => options.channels?.adapters[channel]?.capabilities.choices,
    takenIn: (conversation, events) => {
      const { id: conversationId, channel } = conversation;
      if (isNameless(conversation, events, options.channels?.adapters[channel])) ring('askName', { conversationId });
    },
  });
  const line = createSessionLine({ speak: queues.redis, listen: redis, prefix: queue.prefix });
  const deliverer = createDeliverer({
    store,
    channels: options.channels,
    storage: options.files?.storage,
    passOn: line.deliver,
    emitter,
    ring,
    log,
  });
  const fetcher =
    options.files && createFetcher({ store, channels: options.channels, files: options.files, emitter, ring, log });
  const showHint = createHints({ store, channels: options.channels, passOn: line.hint, log });
  const askName = createAskName({ store, channels: options.channels, emitter, log });
  const source = { redis, prefix: queue.prefix };
  const workers = [
    createWorker('converse', source, (job: Jobs['converse'], facts) => drain(job.conversationId, facts), {
      concurrency: 32,
      onError,
    }),
    createWorker('route', source, (job: Jobs['route']) => route(job.botId), {
      concurrency: 4,
      onError,
    }),
    createWorker('answer', source, (job, { signal }) => assistant.answer(job.conversationId, signal), {
      concurrency: 32,
      onError,
      interrupt: true,
    }),
    createWorker('deliver', source, (job, { signal }) => deliverer.deliver(job.channelAccountId, signal), {
      concurrency: 16,
      onError,
      interrupt: true,
    }),
    createWorker('fetchFiles', source, async (job, { signal }) => fetcher?.fetch(job.channelAccountId, signal), {
      concurrency: 2,
      onError,
      interrupt: true,
    }),
    createWorker('hint', source, (job, { signal }) => showHint(job, signal), {
      concurrency: 8,
      onError,
    }),
    createWorker('askName', source, (job, { signal }) => askName(job, signal), {
      concurrency: 8,
      onError,
    }),
    createWorker('suggest', source, (job, { signal }) => assistant.suggest(job, signal), {
      concurrency: 8,
      onError,
      interrupt: true,
    }),
    createWorker('summarise', source, (job, { signal }) => assistant.summarise(job.conversationId, signal), {
      concurrency: 8,
      onError,
      interrupt: true,
    }),
  ];
  const watch = createWatch();
  const sweepOnce = async () => {
    const now = await store.now();
    await sweep({ ...store, ring, apply, applyIf, watch }, now);
    await deliverer.sweep(now);
    await fetcher?.sweep(now);
  };
  const stopSweeping = every(options.sweepEvery ?? 2_000, sweepOnce, onError);
  const forgetGateways = async () => store.agents.forgetSeen((await store.now()) - GATEWAY_IS_GONE);
  const stopForgetting = every(GATEWAY_IS_GONE, forgetGateways, onError);
  return {
    queues,
    close: async () => {
      reminders.close();
      deliverer.close();
      fetcher?.close();
      telling.close();
      await Promise.all([stopSweeping(), stopForgetting()]);
      await Promise.allSettled(workers.map((worker) => worker.close()));
      await closePatientRedis(redis);
      await queues.close();
    },
  };
};
