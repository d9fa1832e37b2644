import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import pino from 'pino';
import { expect, test } from 'vitest';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { type Conversation, isOpen } from '#core/domain/conversation/state.ts';
import type { Actor } from '#core/domain/permissions.ts';
import { acceptFromCustomer } from '#core/store/accept.ts';
import type { Agent } from '#core/store/agents.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import { connectStore, type Store } from '#core/store/connect.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { drain } from '#workers/converse/drain.ts';
import { actorOf, createHarness, serviceUrls } from './harness.ts';

/*
 * A person takes over, the bot answers, somebody resolves, the customer leaves and the customer writes, all at once and over
 * several connections, again and again. BATON_RACES=2000 runs the long form.
 */
const RACES = Number(process.env.BATON_RACES ?? 100);
const CONNECTIONS = 4;
/** Customers at once. */
const LANES = 5;
const ROUNDS_TO_SETTLE = 6;

const BOT: Actor = { kind: 'bot' };
const CUSTOMER: Actor = { kind: 'customer' };
const nothing = () => undefined;
const facts = { stalledBefore: false, signal: new AbortController().signal };
const moment = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 12));

type Told = { conversation: Conversation; events: ConversationEvent[] };

const ENDS = new Set(['resolved', 'dropped', 'closed']);
const SAYS = new Set(['botMessage', 'agentMessage', 'customerMessage']);
type Charge = { agentId: string | null; over: boolean };

/** What may not be said now. */
const wrongAt = (event: ConversationEvent, { agentId, over }: Charge): string[] => {
  if (over && SAYS.has(event.type)) return [`${event.type} after the end`];
  if (event.type === 'botMessage' && agentId !== null) return ['the bot spoke while a person was in charge'];
  const foreign = event.type === 'agentMessage' && (event.by.kind !== 'agent' || event.by.id !== agentId);
  return foreign ? ['a person spoke who was not in charge'] : [];
};

const chargeAfter = (event: ConversationEvent, { agentId, over }: Charge): Charge => {
  if (event.type === 'taken') return { agentId: event.agentId, over };
  if (ENDS.has(event.type)) return { agentId: null, over: true };
  if (event.type === 'reopened') return { agentId: null, over: false };
  return { agentId: event.type === 'restoredToAi' ? null : agentId, over };
};

/** What is wrong with one conversation, told from its timeline. */
const wrongIn = ({ conversation, events }: Told): string[] => {
  const wrong: string[] = [];
  let charge: Charge = { agentId: null, over: false };
  for (const [i, event] of events.entries()) {
    if (event.seq !== i + 1) wrong.push(`entry ${i + 1} has the seq ${event.seq}`);
    wrong.push(...wrongAt(event, charge));
    charge = chargeAfter(event, charge);
  }
  const { agentId, status, slots } = conversation;
  if (agentId !== charge.agentId) wrong.push('the owner is another than the timeline says');
  if (charge.over === isOpen(status)) wrong.push('whether it has ended is not what the timeline says');
  if (slots.map((slot) => slot.split(':')[0]).some((holder) => holder !== agentId))
    wrong.push('its places are not those of its owner');
  if ((agentId !== null) !== slots.length > 0) wrong.push('an owner without a place, or a place without an owner');
  return wrong;
};

/** Whatever the fence says: as if nobody else had written. */
const unfenced = (store: Store): Store => {
  const { conversations } = store;
  const write: typeof conversations.write = async (before, events, extra) => {
    for (;;) {
      const current = await conversations.find(EVERYTHING, before.id);
      const version = current?.version ?? before.version;
      const outcome = await conversations.write({ ...before, version }, events, extra);
      if (outcome !== 'stale') return outcome;
    }
  };
  const writeTogether: typeof conversations.writeTogether = async (...args) => (await write(...args)) === 'written';
  return { ...store, conversations: { ...conversations, write, writeTogether } };
};

const createRaces = async (lawless: { fence?: true; oneOpen?: true } = {}) => {
  const harness = await createHarness();
  const { mongoUrl } = serviceUrls();
  const { bot } = harness;
  const options = { databaseName: harness.name };
  const connected = await Promise.all(Array.from({ length: CONNECTIONS }, () => connectStore(mongoUrl, options)));
  if (lawless.oneOpen) {
    const client = new MongoClient(mongoUrl);
    await client.db(harness.name).collection('conversations').dropIndex('one_open_per_customer');
    await client.close();
  }
  const stores = connected.map((store) => (lawless.fence ? unfenced(store) : store));
  const storeOf = (racer: number): Store => stores[racer % CONNECTIONS] as Store;
  const log = pino({ level: 'silent' });
  const emitter = { toAgents: nothing, toVisitor: nothing } as never;
  const apply = (racer: number, id: string, request: Request, actor: Actor) =>
    applyCommand({ ...storeOf(racer), settle: nothing }, id, request, actor);
  const drained = (racer: number, id: string) =>
    drain({ ...storeOf(racer), emitter, ring: nothing, log, answerAtOnce: async () => [] }, id, facts);

  const all = async (peer: string): Promise<Conversation[]> => {
    const { rows } = await harness.store.conversations.list(EVERYTHING, '', { view: 'all', search: peer, limit: 50 });
    const ended = await harness.store.conversations.list(EVERYTHING, '', { view: 'closed', search: peer, limit: 50 });
    return [...rows, ...ended.rows];
  };

  /** One race; answers what went wrong. */
  const race = async (maya: Agent, omar: Agent, reopens: boolean): Promise<string[]> => {
    const peer = randomUUID();
    const words: string[] = [];
    const say = async (racer: number, text: string): Promise<string> => {
      const from = { botId: bot.id, channel: 'web', channelAccountId: bot.channelAccountId, peer } as const;
      const message = { customerName: 'V', externalId: randomUUID(), text, clientMessageId: null };
      const deps = { ...storeOf(racer), ring: nothing };
      for (;;) {
        try {
          const { conversationId } = await acceptFromCustomer(deps, { ...from, ...message });
          words.push(text);
          return conversationId;
        } catch (error) {
          // It ended in the very moment; a page sends it again.
          if ((error as { code?: string }).code !== 'conflict') throw error;
        }
      }
    };
    const id = await say(0, 'question');
    await drained(0, id);
    const reply: Request = {
      ...{ type: 'botReplied', text: 'answer', answersSeq: 2 },
      ...{ citations: [], quickReplies: [], source: 'offline' },
    };
    const deeds: (() => Promise<unknown>)[] = [
      () => apply(0, id, { type: 'takeOver' }, actorOf(maya)),
      () => apply(1, id, { type: 'takeOver' }, actorOf(omar)),
      () => apply(1, id, reply, BOT),
      () => apply(2, id, reply, BOT),
      () => apply(3, id, { type: 'agentWrote', text: 'hi', clientMessageId: 'm' }, actorOf(maya)),
      () => apply(2, id, { type: 'resolve' }, actorOf(maya)),
      () => apply(3, id, { type: 'customerLeft', how: 'ended' }, CUSTOMER),
      ...['one', 'two', 'three'].map((text, racer) => async () => drained(racer, await say(racer, text))),
      () => drained(3, id),
      ...(reopens ? [() => apply(0, id, { type: 'restoreToAi', instruction: '' }, actorOf(maya))] : []),
    ];
    await Promise.allSettled(deeds.map((deed) => moment().then(deed)));

    for (let i = 0; i < ROUNDS_TO_SETTLE; i++)
      for (const { id: each } of await all(peer)) await drained(i, each).catch(nothing);
    const conversations = await all(peer);
    const told = await Promise.all(
      conversations.map(async (conversation) => ({
        conversation,
        events: (await harness.store.timeline.after(EVERYTHING, conversation.id, 0, 1_000)) ?? [],
      })),
    );
    const heard = told.flatMap(({ events }) => events.flatMap((e) => (e.type === 'customerMessage' ? [e.text] : [])));
    const open = conversations.filter(({ status }) => isOpen(status));
    for (const { id: each } of open) await apply(0, each, { type: 'customerLeft', how: 'left' }, { kind: 'system' });
    return [
      ...told.flatMap(wrongIn),
      ...(open.length > 1 ? [`${open.length} open conversations`] : []),
      ...(heard.sort().join() === words.sort().join() ? [] : [`said: ${words}; heard: ${heard}`]),
    ];
  };

  return {
    /** So many races, some customers at once; half of them with a bot to whose agents customers come back. */
    run: async (races: number): Promise<string[]> => {
      const wrong: string[] = [];
      for (const reopenWithin of [0, 600_000]) {
        for (const store of [harness.store, ...connected]) await store.bots.update(bot.id, { reopenWithin });
        let left = Math.ceil(races / 2);
        const lane = async () => {
          const [maya, omar] = await Promise.all([harness.addAgent(), harness.addAgent({ role: 'supervisor' })]);
          while (left-- > 0) wrong.push(...(await race(maya, omar, reopenWithin > 0)));
        };
        await Promise.all(Array.from({ length: LANES }, lane));
      }
      return wrong;
    },
    close: async () => {
      await Promise.all(connected.map((store) => store.close()));
      await harness.close();
    },
  };
};

const run = async (races: number, lawless?: Parameters<typeof createRaces>[0]): Promise<string[]> => {
  const all = await createRaces(lawless);
  try {
    return await all.run(races);
  } finally {
    await all.close();
  }
};

test(
  'whoever wins: one owner or none, no bot after a person, nothing after the end, one open conversation at most',
  async () => {
    expect(await run(RACES)).toEqual([]);
  },
  60_000 + RACES * 1_000,
);

test.each<[string, Parameters<typeof createRaces>[0]]>([
  ['the fence', { fence: true }],
  ['the index of open conversations', { oneOpen: true }],
])(
  'without %s the same races do damage: the check above can fail',
  async (_what, lawless) => {
    let wrong: string[] = [];
    for (let i = 0; i < 10 && wrong.length === 0; i++) wrong = await run(20, lawless);
    expect(wrong.length).toBeGreaterThan(0);
  },
  120_000,
);
