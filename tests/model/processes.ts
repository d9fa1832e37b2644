import pino from 'pino';
import type { Jobs, QueueName, Ring } from '#core/contracts/jobs.ts';
import type { Actor } from '#core/domain/permissions.ts';
import { createSettle, type Settle } from '#core/outbox/settle.ts';
import { createEmitter } from '#core/realtime/emitter.ts';
import { acceptFromCustomer } from '#core/store/accept.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import { connectStore, type Store } from '#core/store/connect.ts';
import type { Loaded } from '#core/store/conversations/mapping.ts';
import { drain } from '#workers/converse/drain.ts';
import { handOut } from '#workers/route/hand-out.ts';
import { sweep } from '#workers/sweep/sweep.ts';

const log = pino({ level: 'silent' });
const emitter = createEmitter(() => undefined);
const SYSTEM: Actor = { kind: 'system' };
const facts = { stalledBefore: false, signal: new AbortController().signal };

/** Where a process may be killed: after what it wrote, before the effects or before they are confirmed. */
export type Death = 'none' | 'before effects' | 'before confirming';
class Killed extends Error {}
const killed = async (): Promise<never> => {
  throw new Killed();
};

/** Bells that were rung and not heard yet. Whoever wipes them loses nothing that the store does not hold. */
export const createBells = () => {
  const rung = { converse: new Set<string>(), route: new Set<string>() };
  const ring: Ring = (name: QueueName, job: Jobs[QueueName]) => {
    if (name === 'converse' && 'conversationId' in job) rung.converse.add(job.conversationId);
    if (name === 'route' && 'botId' in job) rung.route.add(job.botId);
  };
  const take = (name: keyof typeof rung): string[] => {
    const ids = [...rung[name]].sort();
    rung[name].clear();
    return ids;
  };
  return { ring, take };
};
export type Bells = ReturnType<typeof createBells>;

/** What a gateway and a worker do, in one process with a connection of its own. The clock and the bells are the test's. */
export const createProcess = (store: Store, bells: Bells, clock: { now: number }) => {
  const { ring } = bells;
  const underWay = new Set<Promise<unknown>>();
  const watched =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> => {
      const promise = work(...args);
      underWay.add(promise);
      const over = () => underWay.delete(promise);
      promise.then(over, over);
      return promise;
    };
  const reborn = (): Settle =>
    createSettle({
      timeline: { append: watched(store.timeline.append) },
      contacts: { learn: watched(store.contacts.learn) },
      deliveries: { enqueue: watched(store.deliveries.enqueue) },
      files: { move: watched(store.files.move) },
      agents: { freed: watched(store.agents.freed), byIds: watched(store.agents.byIds) },
      conversations: {
        acknowledge: watched(store.conversations.acknowledge),
        renameOthers: watched(store.conversations.renameOthers),
      },
      ...{ emitter, ring, log },
    });
  let settle = reborn();

  const apply = (
    id: string,
    request: Request,
    actor: Actor = SYSTEM,
    { at = clock.now, dies = false, key = '' } = {},
  ) =>
    applyCommand({ ...store, settle: dies ? () => undefined : settle, now: () => at }, id, request, actor, {
      key: key || undefined,
    });

  return {
    apply,
    /** Forgets what it knew, as one that was started again. */
    reborn: () => {
      settle = reborn();
    },
    accept: (from: Omit<Parameters<typeof acceptFromCustomer>[1], 'channel'>, at = clock.now) =>
      acceptFromCustomer(
        { ...store, ring: (conversationId) => ring('converse', { conversationId }), time: () => at },
        { ...from, channel: 'web' },
      ),
    /** Answers whether it lived to the end. */
    drain: async (id: string, death: Death): Promise<boolean> => {
      const { timeline, conversations, inbox } = store;
      const late = death === 'before confirming';
      const deps = {
        ...store,
        timeline: { ...timeline, append: death === 'before effects' ? killed : timeline.append },
        conversations: late ? { ...conversations, acknowledge: killed } : conversations,
        inbox: late ? { ...inbox, done: (ids: string[]) => (ids.length > 0 ? killed() : inbox.done(ids)) } : inbox,
        ...{ emitter, log, ring, answerAtOnce: async () => [], time: () => clock.now },
      };
      try {
        await drain(deps, id, facts);
        return true;
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        return false;
      }
    },
    handOut: (botId: string) => handOut({ ...store, apply, now: () => clock.now }, botId),
    sweep: () => {
      const applyIf = (id: string, request: Request, onlyIf: (loaded: Loaded) => boolean) =>
        applyCommand({ ...store, settle, now: () => clock.now }, id, request, SYSTEM, { onlyIf });
      return sweep({ ...store, ring, apply, applyIf, now: async () => clock.now }, clock.now);
    },
    /** Everything that nobody waits for is done. */
    idle: async (): Promise<void> => {
      do {
        await Promise.allSettled([...underWay]);
        await new Promise((resolve) => setImmediate(resolve));
      } while (underWay.size > 0);
    },
  };
};

export const connect = (mongoUrl: string, databaseName: string, count: number): Promise<Store[]> =>
  Promise.all(Array.from({ length: count }, () => connectStore(mongoUrl, { databaseName })));
