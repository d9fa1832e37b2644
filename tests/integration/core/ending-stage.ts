import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll } from 'vitest';
import type { Channel } from '#core/domain/conversation/state.ts';
import { ensureConversation } from '#core/store/accept.ts';
import { applyCommand } from '#core/store/apply.ts';
import type { BotEndings } from '#core/store/bot-schema.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { drain } from '#workers/converse/drain.ts';
import { type EndingsDeps, endByThemselves } from '#workers/sweep/endings.ts';
import { createHarness, type Harness } from './harness.ts';

export const SYSTEM = { kind: 'system' } as const;
export const CUSTOMER = { kind: 'customer' } as const;
export const SECOND = 1_000;
export const never: BotEndings = { left: null, idle: null, dropped: null };
export const gateways = ['here', 'there'] as const;

/** The harness with everything that ends conversations by itself: a sweep at a time of one's choice, and what a worker does. */
export const endingStage = () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await createHarness();
  });
  afterAll(() => harness.close());

  const nothing = () => undefined;
  const deps = (changes: Partial<EndingsDeps> = {}): EndingsDeps => {
    const { store } = harness;
    const applying = { ...store, settle: nothing };
    return {
      ...store,
      applyIf: (id, request, onlyIf) => applyCommand(applying, id, request, SYSTEM, { onlyIf }),
      ...changes,
    };
  };
  /** What a worker does once it is rung for. Gives whom it rings for itself, now or later. */
  const carryOut = async (id: string): Promise<string[]> => {
    const rung: string[] = [];
    const emitter = { toAgents: nothing, toVisitor: nothing } as never;
    const ring = ((queue: string) => void rung.push(queue)) as never;
    const log = pino({ level: 'silent' });
    const facts = { stalledBefore: false, signal: new AbortController().signal };
    await drain({ ...harness.store, emitter, ring, log, answerAtOnce: async () => [] }, id, facts);
    return rung;
  };
  /** The sweep as it will be in so many milliseconds. */
  const sweepIn = async (ms: number, changes: Partial<EndingsDeps> = {}) =>
    endByThemselves(deps(changes), (await harness.store.now()) + ms);
  const endings = (change: Partial<BotEndings>) =>
    harness.store.bots.update(harness.bot.id, { endings: { ...never, ...change } });

  const begin = async (connectedTo: string | null = 'here', channel: Channel = 'web', ago = 0) => {
    const { id: botId, channelAccountId } = harness.bot;
    const peer = randomUUID();
    const from = { botId, channel, channelAccountId, peer, customerName: 'Priya' };
    const clock = () => Date.now() - ago;
    const id = await ensureConversation({ ...harness.store, time: clock }, { ...from, connectedTo });
    return { id, customer: { channelAccountId, peer } };
  };
  const load = async (id: string) => {
    const loaded = await harness.store.conversations.load(EVERYTHING, id);
    if (loaded === null) throw new Error('it is there');
    return loaded;
  };
  const status = async (id: string) => (await load(id)).conversation.status;
  const entries = async (id: string, type: string) =>
    ((await harness.store.timeline.after(EVERYTHING, id, 0, 1_000)) ?? []).filter((entry) => entry.type === type);
  return {
    get harness() {
      return harness;
    },
    deps,
    carryOut,
    sweepIn,
    endings,
    begin,
    load,
    status,
    entries,
  };
};
