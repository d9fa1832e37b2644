/* Long, because every end is told against the same clock, sweep and gateways. */
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Channel } from '#core/domain/conversation/state.ts';
import { PRESENCE_LEASE } from '#core/domain/presence.ts';
import { ensureConversation } from '#core/store/accept.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import type { BotEndings } from '#core/store/bot-schema.ts';
import { newId } from '#core/store/ids.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { drain } from '#workers/converse/drain.ts';
import { handOut } from '#workers/route/hand-out.ts';
import { type EndingsDeps, endByThemselves } from '#workers/sweep/endings.ts';
import { actorOf, createHarness, type Harness, until } from './harness.ts';

const SYSTEM = { kind: 'system' } as const;
const CUSTOMER = { kind: 'customer' } as const;
const SECOND = 1_000;
const never: BotEndings = { left: null, idle: null, dropped: null };
const gateways = ['here', 'there'] as const;

let harness: Harness;
let rung: string[] = [];
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());
beforeEach(() => {
  rung = [];
});

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
/** What a worker does once it is rung for. */
const carryOut = (id: string) => {
  const emitter = { toAgents: nothing, toVisitor: nothing } as never;
  const ring = ((queue: string) => void rung.push(queue)) as never;
  const log = pino({ level: 'silent' });
  const facts = { stalledBefore: false, signal: new AbortController().signal };
  return drain({ ...harness.store, emitter, ring, log, answerAtOnce: async () => [] }, id, facts);
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
  const id = await ensureConversation({ ...harness.store, clock }, { ...from, connectedTo });
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

describe('a customer who left', () => {
  const { customersHere, customersLeft } = {
    customersHere: (...args: Parameters<Harness['store']['conversations']['customersHere']>) =>
      harness.store.conversations.customersHere(...args),
    customersLeft: async (gateway: string, customer: Awaited<ReturnType<typeof begin>>['customer']) =>
      harness.store.conversations.customersLeft(gateway, [{ ...customer, at: await harness.store.now() }]),
  };

  test('ends the conversation after the time that the bot says, once for eight sweeps, and frees the agent', async () => {
    await endings({ left: 60 });
    const agent = await harness.addAgent({ limit: 1, listening: false });
    const { id, customer } = await begin();
    await harness.apply(id, { type: 'takeOver' }, actorOf(agent));
    await sweepIn(3_600 * SECOND);
    expect(await status(id)).toBe('taken');
    await customersLeft('here', customer);
    await sweepIn(50 * SECOND);
    expect(await status(id)).toBe('taken');
    await Promise.all(Array.from({ length: 8 }, () => sweepIn(61 * SECOND)));
    expect(await status(id)).toBe('dropped');
    expect(await entries(id, 'dropped')).toMatchObject([{ how: 'left', by: { kind: 'system' } }]);
    expect((await harness.store.conversations.heldSlots([agent.id])).get(agent.id)).toEqual([]);
  });

  test('is not away as long as another gateway holds a connection, whatever the order', async () => {
    await endings({ left: 60 });
    const { id, customer } = await begin();
    await customersHere('there', [customer]);
    await customersLeft('here', customer);
    await sweepIn(3_600 * SECOND);
    expect(await status(id)).toBe('ai');
    // The page was opened here before it was closed there.
    await customersHere('here', [customer]);
    await customersLeft('there', customer);
    await sweepIn(3_600 * SECOND);
    expect(await status(id)).toBe('ai');
    await customersLeft('here', customer);
    await sweepIn(61 * SECOND);
    expect(await status(id)).toBe('dropped');
  });

  test('keeps the place in the queue when they are back in time, and the time begins anew', async () => {
    await endings({ left: 60 });
    const { id, customer } = await begin();
    const { conversation } = await harness.apply(id, ASKING, CUSTOMER);
    await customersLeft('here', customer);
    await sweepIn(50 * SECOND);
    await customersHere('there', [customer]);
    await sweepIn(3_600 * SECOND);
    expect((await load(id)).conversation).toMatchObject({ status: 'waiting', waiting: conversation.waiting });
    expect((await load(id)).awaySince).toBeNull();
  });

  test('who comes back in the very moment of the decision stays', async () => {
    await endings({ left: 60 });
    const { id, customer } = await begin();
    await customersLeft('here', customer);
    const { bots } = harness.store;
    let tries = 0;
    // After the conversation was read as left, before it is written.
    const cached: typeof bots.cached = async (botId) => {
      tries += 1;
      if (tries === 1) await customersHere('there', [customer]);
      return bots.cached(botId);
    };
    const store = { ...harness.store, bots: { ...bots, cached } };
    const applyIf: EndingsDeps['applyIf'] = (each, request, onlyIf) =>
      applyCommand({ ...store, settle: nothing }, each, request, SYSTEM, { onlyIf });
    await sweepIn(61 * SECOND, { applyIf });
    expect(tries).toBe(1);
    expect(await status(id)).toBe('ai');
  });

  test.each(gateways)('is away when the gateway died, and not when only the one %s did', async (dead) => {
    await endings({ left: 60 });
    const { store } = harness;
    const now = await store.now();
    const [first, second] = [newId(), newId()];
    const ids = { here: first, there: second };
    for (const name of gateways) await store.gateways.begin(ids[name], name === dead ? now - PRESENCE_LEASE : now);
    const lonely = await begin(ids[dead]);
    const both = await begin(first);
    await customersHere(second, [both.customer]);
    await sweepIn(0);
    expect((await load(lonely.id)).awaySince).toBe(now - PRESENCE_LEASE);
    expect((await load(both.id)).awaySince).toBeNull();
    await sweepIn(61 * SECOND, { gateways: { ...store.gateways, silentSince: async () => [] } });
    expect([await status(lonely.id), await status(both.id)]).toEqual(['dropped', 'ai']);
    // It was only frozen: it learns that it has to begin again.
    expect(await store.gateways.renew(ids[dead], now + 1)).toBe(false);
  });

  test('a sweep that dies after it condemned a gateway is followed by another', async () => {
    const { store } = harness;
    const now = await store.now();
    const dead = newId();
    await store.gateways.begin(dead, now - PRESENCE_LEASE);
    const { id } = await begin(dead);
    const gatewayGone = async () => {
      throw new Error('killed');
    };
    const dying = { conversations: { ...store.conversations, gatewayGone } };
    await expect(sweepIn(0, dying)).rejects.toThrow('killed');
    expect(await store.gateways.renew(dead, now)).toBe(false);
    await sweepIn(0);
    expect((await load(id)).awaySince).toBe(now - PRESENCE_LEASE);
  });

  test('is never said of channels that cannot know, and of conversations that no connection was meant for', async () => {
    await endings({ left: 60 });
    const whatsapp = await begin(null, 'whatsapp-cloud');
    const { id: botId, channelAccountId } = harness.bot;
    const from = { botId, channel: 'web', channelAccountId, peer: randomUUID(), customerName: 'Priya' } as const;
    const imported = await ensureConversation(harness.store, from);
    await sweepIn(3_600 * SECOND);
    expect([await status(whatsapp.id), await status(imported)]).toEqual(['ai', 'ai']);
  });

  test('a conversation that goes on again begins as away, until a gateway says otherwise', async () => {
    await endings({ left: 60 });
    const agent = await harness.addAgent({ listening: false });
    const both = [await begin(), await begin()];
    for (const { id } of both) await harness.apply(id, { type: 'resolve' }, actorOf(agent));
    for (const { id } of both) await harness.apply(id, { type: 'reopen' }, actorOf(agent));
    const [gone, back] = both;
    if (back) await customersHere('here', [back.customer]);
    await sweepIn(61 * SECOND);
    expect([await status(gone?.id ?? ''), await status(back?.id ?? '')]).toEqual(['dropped', 'taken']);
  });
});

describe('silence', () => {
  const idleFor = (seconds: number) => sweepIn(seconds * SECOND + 1);

  test('closes what stands idle, tells the customer, frees the agent and has the next one handed out', async () => {
    await endings({ idle: 100 });
    const { texts } = harness.bot;
    await harness.store.bots.update(harness.bot.id, { texts: { ...texts, closed: 'Closed as nobody wrote.' } });
    const agent = await harness.addAgent({ limit: 1 });
    const { id } = await begin();
    await harness.apply(id, { type: 'takeOver' }, actorOf(agent));
    await carryOut(id);
    const next = await begin();
    await harness.apply(next.id, { ...ASKING, priority: 0 as never }, CUSTOMER);
    await idleFor(90);
    expect(await status(id)).toBe('taken');
    await Promise.all(Array.from({ length: 4 }, () => idleFor(101)));
    expect(await status(id)).toBe('closed');
    expect(await entries(id, 'notice')).toMatchObject([{}, { text: 'Closed as nobody wrote.' }]);
    expect((await harness.store.conversations.heldSlots([agent.id])).get(agent.id)).toEqual([]);
    rung = [];
    await carryOut(id);
    await until(async () => rung.includes('route'), 'the routing to be rung');
    const apply = (each: string, request: Request) => harness.apply(each, request, SYSTEM);
    await handOut({ ...harness.store, apply }, harness.bot.id);
    expect((await load(next.id)).conversation).toMatchObject({ status: 'taken', agentId: agent.id });
  });

  test('does not end what is on hold; the time begins when that does', async () => {
    await endings({ idle: 100 });
    const agent = await harness.addAgent({ listening: false });
    const { id } = await begin();
    await harness.apply(id, { type: 'takeOver' }, actorOf(agent));
    await harness.apply(id, { type: 'hold' }, actorOf(agent));
    await idleFor(100_000);
    expect(await status(id)).toBe('taken');
    // Whatever somebody's clock says: it is not for a timer to end them.
    await harness.apply(id, { type: 'closeIdle' }, SYSTEM);
    expect(await status(id)).toBe('taken');

    await harness.apply(id, { type: 'unhold' }, actorOf(agent));
    await idleFor(90);
    expect(await status(id)).toBe('taken');
    await idleFor(101);
    expect(await status(id)).toBe('closed');
  });

  test.each(['message', 'callback'] as const)(
    'never ends a %s that was left, whoever has it by now',
    async (reason) => {
      await endings({ idle: 100, left: 60 });
      const agent = await harness.addAgent({ listening: false });
      // They need not stay either.
      const { id } = await begin(null);
      await harness.apply(id, { ...ASKING, reason, anyway: true }, CUSTOMER);
      await idleFor(100_000);
      expect(await status(id)).toBe('waiting');
      await harness.apply(id, { type: 'takeOver' }, actorOf(agent));
      await says(id, agent);
      await idleFor(100_000);
      for (const request of [{ type: 'closeIdle' }, { type: 'customerLeft', how: 'left' }] as const)
        await harness.apply(id, request, SYSTEM);
      expect(await status(id)).toBe('taken');
      await harness.apply(id, { type: 'customerLeft', how: 'ended' }, CUSTOMER);
      expect(await status(id)).toBe('dropped');
    },
  );

  test('does not end what is on hold when the customer closes the page', async () => {
    await endings({ left: 60 });
    const agent = await harness.addAgent({ listening: false });
    const { id } = await begin(null);
    await harness.apply(id, { type: 'takeOver' }, actorOf(agent));
    await harness.apply(id, { type: 'hold' }, actorOf(agent));
    await idleFor(3_600);
    expect(await status(id)).toBe('taken');
  });

  const words = (id: string) => {
    const wrote = { type: 'customerWrote', text: 'Hello?', inboxId: newId(), clientMessageId: null } as const;
    return harness.apply(id, wrote, CUSTOMER);
  };
  const says = (id: string, agent: Awaited<ReturnType<Harness['addAgent']>>) =>
    harness.apply(id, { type: 'agentWrote', text: 'Hi', clientMessageId: randomUUID() }, actorOf(agent));

  test('never ends who waits for a person: in the queue, while being offered, in hands that have not answered', async () => {
    await endings({ idle: 100 });
    const agent = await harness.addAgent({ listening: false, limit: 10 });
    const [waiting, offered, silent, unasked] = [await begin(), await begin(), await begin(), await begin()];
    for (const { id } of [waiting, offered, silent]) await harness.apply(id, ASKING, CUSTOMER);
    const decision = { candidates: [] } as never;
    const { id: agentId, name: agentName } = agent;
    const offer: Request = { type: 'offer', agentId, agentName, expiresAt: Date.now() + 1e9, decision };
    await harness.apply(offered.id, offer, SYSTEM);
    await harness.apply(silent.id, { type: 'takeOver' }, actorOf(agent));
    await harness.apply(unasked.id, { type: 'takeOver' }, actorOf(agent));
    await words(unasked.id);
    await idleFor(100_000);
    const all = [waiting, offered, silent, unasked];
    expect(await Promise.all(all.map(({ id }) => status(id)))).toEqual(['waiting', 'waiting', 'taken', 'taken']);
    // Whatever a sweep believes that read them before.
    for (const { id } of all) await harness.apply(id, { type: 'closeIdle' }, SYSTEM);
    expect(await Promise.all(all.map(({ id }) => status(id)))).toEqual(['waiting', 'waiting', 'taken', 'taken']);

    // From our word on, silence is theirs.
    for (const { id } of [silent, unasked]) await says(id, agent);
    await idleFor(90);
    expect(await status(silent.id)).toBe('taken');
    await idleFor(101);
    expect(await Promise.all(all.map(({ id }) => status(id)))).toEqual(['waiting', 'waiting', 'closed', 'closed']);
  });

  test('ends who was answered by a person, also when the last word was theirs', async () => {
    await endings({ idle: 100 });
    const agent = await harness.addAgent();
    const { id } = await begin();
    await harness.apply(id, { type: 'takeOver' }, actorOf(agent));
    await says(id, agent);
    await words(id);
    await idleFor(90);
    expect(await status(id)).toBe('taken');
    await idleFor(101);
    expect(await status(id)).toBe('closed');
  });

  test('never ends who waits for the bot’s answer, and ends who has had it', async () => {
    await endings({ idle: 100 });
    const { id } = await begin();
    await words(id);
    await idleFor(100_000);
    expect(await status(id)).toBe('ai');
    const answersSeq = (await load(id)).conversation.seq;
    const reply: Request = {
      type: 'botReplied',
      answersSeq,
      text: 'Hi',
      citations: [],
      quickReplies: [],
      source: 'test',
    };
    await harness.apply(id, reply, { kind: 'bot' });
    await idleFor(101);
    expect(await status(id)).toBe('closed');
  });

  test('those who may stay away don’t stand in front of those who may not', async () => {
    await endings({ left: 60 });
    const kept = await Promise.all(Array.from({ length: 3 }, () => begin(null, 'web', 1_000)));
    for (const { id } of kept) await harness.apply(id, { ...ASKING, reason: 'message', anyway: true }, CUSTOMER);
    const { id } = await begin(null);
    for (let i = 0; i < 20 && (await status(id)) === 'ai'; i++)
      await endByThemselves(deps(), (await harness.store.now()) + 61 * SECOND, 3);
    expect(await status(id)).toBe('dropped');
  });

  test('that is broken in the very moment of the decision ends nothing', async () => {
    await endings({ idle: 100 });
    const { id } = await begin('here', 'web', 200 * SECOND);
    const { bots, conversations } = harness.store;
    let tries = 0;
    const cached: typeof bots.cached = async (botId) => {
      tries += 1;
      const words = { type: 'customerWrote', text: 'I am here', inboxId: newId(), clientMessageId: null } as const;
      if (tries === 1) await harness.apply(id, words, CUSTOMER);
      return bots.cached(botId);
    };
    // As another process: it does not wait for its turn.
    const inTurn: typeof conversations.inTurn = (_id, task) => task();
    const store = { ...harness.store, bots: { ...bots, cached }, conversations: { ...conversations, inTurn } };
    const applyIf: EndingsDeps['applyIf'] = (each, request, onlyIf) =>
      applyCommand({ ...store, settle: nothing }, each, request, SYSTEM, { onlyIf });
    await sweepIn(0, { applyIf });
    expect(tries).toBe(1);
    expect(await status(id)).toBe('ai');
  });

  test('closes what was dropped after its time, as it ended', async () => {
    await endings({ dropped: 100 });
    const { id } = await begin();
    await harness.apply(id, { type: 'customerLeft', how: 'ended' }, CUSTOMER);
    const { endedAt } = (await load(id)).conversation;
    await idleFor(90);
    expect(await status(id)).toBe('dropped');
    await idleFor(101);
    expect((await load(id)).conversation).toMatchObject({ status: 'closed', endedAt });
    expect(await entries(id, 'notice')).toEqual([]);
  });

  test('never ends anything where the bot says so, and takes many in pages', async () => {
    await endings({});
    const many = await Promise.all([begin(), begin(), begin(), begin(), begin()]);
    await idleFor(1_000_000);
    const openAmong = async () =>
      (await Promise.all(many.map(({ id }) => status(id)))).filter((each) => each === 'ai').length;
    expect(await openAmong()).toBe(5);
    await endings({ idle: 1_000 });
    const page = async () => endByThemselves(deps(), (await harness.store.now()) + 1_001 * SECOND, 3);
    // Whatever stood idle before them comes first.
    await endByThemselves(deps(), await harness.store.now());
    for (let i = 0; i < 20 && (await openAmong()) > 0; i++) {
      const before = await openAmong();
      await page();
      expect(before - (await openAmong())).toBeLessThanOrEqual(3);
    }
    expect(await openAmong()).toBe(0);
  });
});
