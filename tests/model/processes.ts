import pino from 'pino';
import type { Jobs, QueueName, Ring } from '#core/contracts/jobs.ts';
import type { Actor } from '#core/domain/permissions.ts';
import { createSettle, type Settle } from '#core/outbox/settle.ts';
import { createEmitter } from '#core/realtime/emitter.ts';
import { acceptFromCustomer } from '#core/store/accept.ts';
import { acceptAfterwards } from '#core/store/accept-afterwards.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import { connectStore, type Store } from '#core/store/connect.ts';
import type { Loaded } from '#core/store/conversations/mapping.ts';
import type { Afterwards } from '#core/store/inbox.ts';
import { answerConversation } from '#workers/assistant/answer-job.ts';
import type { Situation } from '#workers/assistant/assistant.ts';
import type { AssistantJobDeps } from '#workers/assistant/deps.ts';
import { drain } from '#workers/converse/drain.ts';
import { handOut } from '#workers/route/hand-out.ts';
import { sweep } from '#workers/sweep/sweep.ts';

const log = pino({ level: 'silent' });
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

/** Everything that screens were told, until somebody looks. */
export const createTold = () => {
  const told: string[] = [];
  const emitter = createEmitter((_namespace, _rooms, message) => void told.push(JSON.stringify(message)));
  return { emitter, take: () => told.splice(0) };
};
export type Told = ReturnType<typeof createTold>;

const nobody = (): never => {
  throw new Error('It is asked for answers alone.');
};
export type Bells = ReturnType<typeof createBells>;

/** What a gateway and a worker do, in one process with a connection of its own. The clock and the bells are the test's. */
export const createProcess = (store: Store, bells: Bells, { emitter }: Told, clock: { now: number }) => {
  const { ring } = bells;
  const ringFor = (conversationId: string) => ring('converse', { conversationId });
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
      acceptFromCustomer({ ...store, ring: ringFor, time: () => at }, { ...from, channel: 'web' }),
    acceptAfterwards: (account: string, id: string, what: Afterwards & { text: string }, at: number) =>
      acceptAfterwards({ ...store, ring: ringFor, time: () => at }, account, id, what),
    /** What the bot owes is answered with this. Answers what it was given to read; null where it was not asked. */
    answer: async (id: string, text: string): Promise<Situation | null> => {
      let read: Situation | null = null;
      const answer = async (turn: Situation) => {
        read = turn;
        const words = { text, citations: [], quickReplies: [], source: 'test', failed: null };
        return { kind: 'reply' as const, ...words };
      };
      const assistant = { name: 'test', atOnce: null, answer, suggest: nobody, summarise: nobody };
      const say: AssistantJobDeps['apply'] = (of, command, by) => apply(of, command, by);
      await answerConversation({ store, assistant, emitter, log, apply: say }, id, facts.signal);
      return read;
    },
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
