import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { RoutingDecision } from '#core/domain/routing/decision.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import { connectStore, type Store } from '#core/store/connect.ts';
import { newId } from '#core/store/ids.ts';
import { EVERYTHING, type ViewScope } from '#core/store/scope.ts';
import { actorOf, serviceUrls, testAgent, testBot } from './harness.ts';

const SYSTEM = { kind: 'system' } as const;
const BEGAN = 1_700_000_000_000;
const MINUTE = 60_000;
const PAGE = 100;

const name = `line_${newId().slice(-8)}`;
const [shop, billing] = [testBot(), testBot()];
const agent = testAgent([shop.id, billing.id], { limit: 100 });
let store: Store;
let connection: mongoose.Connection;

type Waiting = { id: string; minute: number; priority: 0 | 1 | 2 | 3; botId: string };
const everybody: Waiting[] = [];

const apply = (id: string, request: Request, actor: Parameters<typeof applyCommand>[3], now = BEGAN) =>
  applyCommand({ ...store, settle: () => undefined, now: () => now }, id, request, actor);

const asks = async (minute: number, priority: Waiting['priority'], bot = shop): Promise<Waiting> => {
  const now = BEGAN + minute * MINUTE;
  const { id } = await store.conversations.openNew({
    ...{ id: newId(), botId: bot.id, contactId: newId(), channel: 'web', channelAccountId: bot.channelAccountId },
    ...{ peer: randomUUID(), customerName: 'Priya', previousId: null, lastAgentId: null, now },
  });
  await apply(id, { ...ASKING, priority }, { kind: 'bot' }, now);
  return { id, minute, priority, botId: bot.id };
};
const offered = async (id: string): Promise<void> => {
  const decision: RoutingDecision = {
    ...{ at: 0, outcome: 'offered', chosen: agent.id, because: 'longest_idle', policy: 'longest_idle' },
    ...{ keptUntil: null, candidates: [] },
  };
  const to = { agentId: agent.id, agentName: agent.name, expiresAt: BEGAN + 3_600_000 };
  await apply(id, { type: 'offer', ...to, decision }, SYSTEM);
};

beforeAll(async () => {
  const { mongoUrl } = serviceUrls();
  store = await connectStore(mongoUrl, { databaseName: name });
  connection = await mongoose.createConnection(mongoUrl, { dbName: name }).asPromise();
  for (const bot of [shop, billing]) await store.bots.insert(bot);
  await store.agents.insert(agent);
  // Many who asked in the same minute with the same urgency, and many of different ones that have come to the same rank.
  for (let made = 0; made < 260; made += 20)
    everybody.push(
      ...(await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          asks(Math.floor((made + i) / 7), ((made + i) % 4) as Waiting['priority'], i % 5 === 0 ? billing : shop),
        ),
      )),
    );
  for (const { id } of everybody.filter((_, i) => i % 20 === 3)) await offered(id);
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
  await store.close();
});

const rank = ({ minute, priority }: Waiting): number => minute + priority * 10;
const inLine = (who: Waiting[] = everybody): string[] =>
  [...who].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1)).map(({ id }) => id);

const page = (before: string | null, scope: ViewScope = EVERYTHING, limit = PAGE, botId?: string) => {
  const from = { ...(before && { before }), ...(botId && { botId }) };
  return store.conversations.list(scope, agent.id, { view: 'waiting', order: 'queue', limit, ...from });
};
const paged = async (scope: ViewScope = EVERYTHING, limit = PAGE, botId?: string): Promise<string[]> => {
  const ids: string[] = [];
  let before: string | null = null;
  do {
    const { rows, next } = await page(before, scope, limit, botId);
    ids.push(...rows.map(({ id }) => id));
    before = next;
  } while (before !== null);
  return ids;
};

it('those who wait come as they are served, over all pages, once, also those who are being offered', async () => {
  expect(everybody).toHaveLength(260);
  for (const limit of [7, PAGE, 500]) expect(await paged(EVERYTHING, limit)).toEqual(inLine());
});

it('of one bot, and of the bots that somebody sees', async () => {
  const ofShop = inLine(everybody.filter(({ botId }) => botId === shop.id));
  expect(await paged({ kind: 'bots', botIds: [shop.id] })).toEqual(ofShop);
  expect(await paged(EVERYTHING, PAGE, shop.id)).toEqual(ofShop);
  expect(await paged({ kind: 'bots', botIds: [shop.id, billing.id] })).toEqual(inLine());
});

it('the same conversations are in front that the router takes first', async () => {
  const { rows } = await page(null, { kind: 'bots', botIds: [shop.id] }, 60);
  const notOffered = rows.filter(({ offer }) => offer === null).map(({ id }) => id);
  const line = [];
  for await (const { conversation } of store.conversations.queueOf(shop.id, 50)) {
    line.push(conversation.id);
    if (line.length === notOffered.length) break;
  }
  const ranks = (ids: string[]) =>
    ids.map((id) => everybody.find((one) => one.id === id)).map((one) => one && rank(one));
  expect(ranks(notOffered)).toEqual(ranks(line));
});

it('nobody is missing and nobody there twice when others are taken, offered or come back between two pages', async () => {
  const expected = inLine();
  const first = await page(null);
  const [seen = '', last = '', ahead = '', ringing = ''] = [expected[40], expected[99], expected[120], expected[140]];
  for (const id of [seen, last, ahead]) await apply(id, { type: 'takeOver' }, actorOf(agent));
  if ((await store.conversations.find(EVERYTHING, ringing))?.offer === null) await offered(ringing);
  const second = await page(first.next);
  await apply(seen, { type: 'unassign', reason: 'agent' }, actorOf(agent));
  await apply(ahead, { type: 'unassign', reason: 'agent_vanished' }, SYSTEM);
  const third = await page(second.next);
  const shown = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id));
  expect(shown).toEqual(expected.filter((id) => id !== ahead));
  expect(third.next).toBeNull();
  // The place was kept.
  expect(await paged()).toEqual(expected.filter((id) => id !== last));
  await apply(last, { type: 'unassign', reason: 'agent' }, actorOf(agent));
});

it('who waits since an earlier version, without a rank in the store, comes first, and once', async () => {
  const old = inLine().slice(200, 203).sort();
  await connection
    .collection('conversations')
    .updateMany({ _id: { $in: old as never[] } }, { $unset: { waitingRank: 1 } });
  const rest = inLine().filter((id) => !old.includes(id));
  for (const limit of [1, 2, 3, PAGE])
    expect((await paged(EVERYTHING, limit)).slice(0, 5)).toEqual([...old, ...rest.slice(0, 2)]);
  expect(await paged()).toEqual([...old, ...rest]);
});

it('the other views stay in their order', async () => {
  for (const view of ['all', 'mine', 'closed'] as const) {
    const of = (order: 'newest' | 'queue') =>
      store.conversations.list(EVERYTHING, agent.id, { view, order, limit: 200 });
    expect(await of('queue')).toEqual(await of('newest'));
  }
});
