import { randomUUID } from 'node:crypto';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Priority } from '#core/domain/conversation/state.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { Actor } from '#core/domain/permissions.ts';
import type { Request } from '#core/store/apply.ts';
import type { Store } from '#core/store/connect.ts';
import type { Situation } from '#workers/assistant/assistant.ts';
import { actorOf, testAgent, testBot } from '../integration/core/harness.ts';
import type { Observer, Seen } from './observe.ts';
import { createBells, createProcess, createTold, type Death } from './processes.ts';
import { type Deed, OFFER_LASTS } from './rules.ts';
import type { Given, Outcome, Person } from './world.ts';

/** Later than any real clock: what a drain stamps by itself is overdue for every sweep. */
const BEGINNING = Date.now() + 86_400_000;
const CUSTOMERS = 3;
const NEVER = { left: null, idle: null, dropped: null };

const PEOPLE: Person[] = [
  { limit: 2, botLimits: {}, bots: [0, 1], supervisor: false, listening: true, goneSince: null },
  { limit: 1, botLimits: {}, bots: [0], supervisor: false, listening: true, goneSince: null },
  { limit: 3, botLimits: {}, bots: [0, 1], supervisor: true, listening: false, goneSince: null },
  { limit: 3, botLimits: { 1: 1 }, bots: [0, 1], supervisor: false, listening: true, goneSince: null },
];

const outcomeOf = (work: Promise<unknown>): Promise<Outcome> =>
  work.then(
    () => ({ code: null }),
    (error: unknown) => {
      if (!(error instanceof BatonError)) throw error;
      return { code: error.code };
    },
  );

/** Two bots, four people and three customers of their own, on connections that share no memory. */
export const createBaton = async (stores: readonly Store[], observer: Observer) => {
  const [store] = stores as [Store];
  const clock = { now: BEGINNING };
  const bells = createBells();
  const told = createTold();
  const processes = stores.map((one) => createProcess(one, bells, told, clock));
  const processOf = (i: number) => processes[i % processes.length] as (typeof processes)[number];
  const routing = testBot().routing;
  const offer = { mode: 'offer' as const, offerSeconds: OFFER_LASTS / 1_000, weights: { web: 2 } };
  const bots = [testBot({ endings: NEVER }), testBot({ endings: NEVER, routing: { ...routing, ...offer } })];
  const [first] = bots as [(typeof bots)[number]];
  for (const bot of bots) await store.bots.insert(bot);
  const agents = PEOPLE.map(({ limit, botLimits, bots: of, supervisor, listening }) =>
    testAgent(
      of.map((bot) => bots[bot]?.id ?? ''),
      {
        ...{ limit, listening, role: supervisor ? 'supervisor' : 'agent', seen: { here: BEGINNING * 2 } },
        botLimits: Object.fromEntries(Object.entries(botLimits).map(([bot, most]) => [bots[Number(bot)]?.id, most])),
      },
    ),
  );
  await Promise.all(agents.map((agent) => store.agents.insert(agent)));
  const names = {
    bots: bots.map(({ id }) => id),
    people: agents.map(({ id }) => id),
    peers: Array.from({ length: CUSTOMERS }, () => randomUUID()),
  };

  const agentOf = (who: number) => agents[who] as (typeof agents)[number];
  const meant = (deed: Deed): { request: Request; actor: Actor } => {
    const [system, customer]: Actor[] = [{ kind: 'system' }, { kind: 'customer' }] as const;
    const actor: Actor = 'who' in deed ? actorOf(agentOf(deed.who)) : (system as Actor);
    const by = (request: Request, other = actor) => ({ request, actor: other });
    switch (deed.kind) {
      case 'ask':
        return by(ASKING, customer);
      case 'leave':
        return by({ type: 'customerLeft', how: 'left' }, customer);
      case 'botSays': {
        const words = { text: deed.text, citations: [], quickReplies: [], source: 'test' };
        return by({ type: 'botReplied', answersSeq: deed.answers, seenSeq: deed.seen, ...words }, { kind: 'bot' });
      }
      case 'write':
        return by({ type: 'agentWrote', text: deed.text, clientMessageId: deed.text });
      case 'note':
        return by({ type: 'note', text: deed.text });
      case 'restore':
        return by({ type: 'restoreToAi', instruction: deed.text });
      case 'pass': {
        const { id: agentId, name: agentName } = agentOf(deed.to);
        const to = { kind: 'agent' as const, agentId, agentName };
        return by({ type: 'transfer', to, message: '', expiresAt: deed.until });
      }
      case 'passToQueue': {
        const to = { kind: 'queue' as const, botId: names.bots[deed.bot] ?? '' };
        return by({ type: 'transfer', to, message: '', expiresAt: 0 });
      }
      case 'prioritise':
        return by({ type: 'prioritise', priority: deed.priority as Priority });
      case 'acceptPass':
        return by({ type: 'acceptTransfer' });
      case 'declinePass':
        return by({ type: 'declineTransfer', reason: '' });
      case 'decline':
        return by({ type: 'decline', reason: '' });
      case 'unassign':
        return by({ type: 'unassign', reason: 'agent' });
      case 'reopenForQueue':
        return by({ type: 'reopen' });
      default:
        return by({ type: deed.kind });
    }
  };

  return {
    clock,
    names,
    people: PEOPLE,
    idle: () => Promise.all(processes.map((process) => process.idle())),
    /** What a platform delivers. */
    receive: (
      process: number,
      { id: externalId, customer, who, text, about }: Given,
      at = clock.now,
    ): Promise<Outcome> => {
      const { id: botId, channelAccountId } = first;
      const { accept, acceptAfterwards } = processOf(process);
      if (about) return outcomeOf(acceptAfterwards(channelAccountId, externalId, { ...about, text }, at));
      const from = { botId, channelAccountId, peer: names.peers[customer] ?? '', customerName: 'V' };
      const outside = who === 'outside' || undefined;
      return outcomeOf(accept({ ...from, externalId, clientMessageId: externalId, text, outside }, at));
    },
    /** `dies`: the process is killed after the write, before it has told anybody; it has forgotten what it knew. */
    act: async (
      process: number,
      id: string,
      deed: Deed,
      { dies = false, at = clock.now, key = '' } = {},
    ): Promise<Outcome> => {
      const { request, actor } = meant(deed);
      const outcome = await outcomeOf(processOf(process).apply(id, request, actor, { dies, at, key }));
      if (dies) processOf(process).reborn();
      return outcome;
    },
    answer: (process: number, id: string, text: string): Promise<Situation | null> =>
      processOf(process).answer(id, text),
    hear: (process: number, id: string, death: Death): Promise<boolean> => processOf(process).drain(id, death),
    handOut: (process: number, bot: number) => processOf(process).handOut(names.bots[bot] ?? ''),
    sweep: (process: number) => processOf(process).sweep(),
    takeTold: told.take,
    takeBells: () => ({
      converse: bells.take('converse'),
      route: bells.take('route').map((id) => names.bots.indexOf(id)),
    }),
    setListening: (who: number, on: boolean) => store.agents.setListening(names.people[who] ?? '', on),
    leave: (who: number) => store.agents.leftGateway('here', names.people[who] ?? '', clock.now),
    comeBack: (who: number) => store.agents.seenAt('here', [names.people[who] ?? ''], BEGINNING * 2),
    setLimit: (who: number, limit: number) => store.agents.update(names.people[who] ?? '', { limit }),
    look: (): Promise<Seen[]> => observer.look(first.channelAccountId),
  };
};
export type Baton = Awaited<ReturnType<typeof createBaton>>;
