import { randomUUID } from 'node:crypto';
import mongoose, { type mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIST_ORDERS, LIST_VIEWS, type ListOrder, type ListView } from '#core/contracts/conversation.ts';
import { ASKING } from '#core/domain/conversation/asking.ts';
import { applyCommand } from '#core/store/apply.ts';
import type { Bot } from '#core/store/bots.ts';
import { connectStore, type Store } from '#core/store/connect.ts';
import { newId } from '#core/store/ids.ts';
import { EVERYTHING, type ViewScope } from '#core/store/scope.ts';
import { actorOf, serviceUrls, testAgent, testBot } from './harness.ts';

/** Promised by priority: a reply within so many minutes; nothing for normal ones. */
const promise = (minutes: number | null) => ({ firstReply: minutes, resolution: null });
const serviceLevels = { 0: promise(5), 1: promise(30), 2: promise(null), 3: promise(null) };
const BEGAN = 1_700_000_000_000;

const name = `orders_${newId().slice(-8)}`;
const sent: mongo.Document[] = [];
let store: Store;
let connection: mongoose.Connection;
const bots = [testBot({ serviceLevels }), testBot({ serviceLevels })] as const;
const [shop, billing] = bots;
const agent = testAgent(
  bots.map(({ id }) => id),
  { limit: 100 },
);

/** Asked for a person at a moment, with a priority; null goes on with the bot. */
const arrives = async (bot: Bot, minute: number, priority: 0 | 1 | 2 | null): Promise<string> => {
  const now = BEGAN + minute * 60_000;
  const { id } = await store.conversations.openNew({
    ...{ id: newId(), botId: bot.id, contactId: newId(), channel: 'web', channelAccountId: bot.channelAccountId },
    ...{ peer: randomUUID(), customerName: 'Priya', previousId: null, lastAgentId: null, now },
  });
  const deps = { ...store, settle: () => undefined, now: () => now };
  if (priority !== null) await applyCommand(deps, id, { ...ASKING, priority }, { kind: 'bot' });
  return id;
};

beforeAll(async () => {
  const { mongoUrl } = serviceUrls();
  const mark = mongoUrl.includes('?') ? '&' : '?';
  store = await connectStore(`${mongoUrl}${mark}monitorCommands=true`, { databaseName: name });
  connection = await mongoose.createConnection(mongoUrl, { dbName: name }).asPromise();
  for (const bot of bots) await store.bots.insert(bot);
  await store.agents.insert(agent);
  for (const bot of bots) {
    // Several are due at the same moment, and several have nothing promised.
    for (const [minute, priority] of [
      [0, 1],
      [0, 1],
      [0, 1],
      [25, 0],
      [25, 0],
      [26, 0],
      [1, 2],
      [2, 2],
      [3, 2],
    ] as const)
      await arrives(bot, minute, priority);
    for (const minute of [4, 5, 5]) await arrives(bot, minute, null);
    for (const [minute, priority] of [
      [7, 0],
      [6, 1],
      [8, 2],
    ] as const) {
      const id = await arrives(bot, minute, priority);
      await applyCommand({ ...store, settle: () => undefined }, id, { type: 'takeOver' }, actorOf(agent));
    }
  }
  const used = mongoose.connections.find((each) => each.name === name && each !== connection);
  used?.getClient().on('commandStarted', ({ command }) => sent.push(command));
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
  await store.close();
});

const ONE: ViewScope = { kind: 'bots', botIds: [shop.id] };
const BOTH: ViewScope = { kind: 'bots', botIds: [shop.id, billing.id] };
const SCOPES = { everything: EVERYTHING, 'one bot': ONE, 'two bots': BOTH };

const paged = async (scope: ViewScope, view: ListView, order: ListOrder, limit: number) => {
  const rows = [];
  let before: string | null | undefined;
  while (before !== null) {
    const page = await store.conversations.list(scope, agent.id, { view, order, limit, ...(before && { before }) });
    rows.push(...page.rows);
    before = page.next;
  }
  return rows;
};

describe('the list by due time', () => {
  it.each(Object.entries(SCOPES))(
    'of %s holds everything once, whatever the size of the pages',
    async (_name, scope) => {
      for (const view of LIST_VIEWS) {
        const newest = await paged(scope, view, 'newest', 500);
        for (const limit of [1, 2, 3, 500]) {
          const rows = await paged(scope, view, 'due', limit);
          expect(new Set(rows.map(({ id }) => id)).size, `${view} by ${limit}`).toBe(rows.length);
          expect(rows.map(({ id }) => id).sort()).toEqual(newest.map(({ id }) => id).sort());
        }
      }
    },
  );

  it('begins with what is due next; what is promised nothing comes last, newest activity first', async () => {
    const due = (await paged(BOTH, 'waiting', 'due', 4)).map((row) => row.due.firstReply);
    const minutes = due.map((at) => at && (at - BEGAN) / 60_000);
    expect(minutes).toEqual([30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 31, 31, null, null, null, null, null, null]);
    const undue = (await paged(ONE, 'all', 'due', 4)).filter((row) => row.due.firstReply === null);
    const at = undue.map(({ openedAt }) => (openedAt - BEGAN) / 60_000);
    expect(at).toEqual([8, 5, 5, 4, 3, 2, 1]);
  });

  it('goes on after a page when a conversation of it is due no longer', async () => {
    const first = await store.conversations.list(ONE, agent.id, { view: 'waiting', order: 'due', limit: 3 });
    const [gone] = first.rows;
    await connection.collection('conversations').updateOne({ _id: gone?.id as never }, { $unset: { dueAt: 1 } });
    const options = { view: 'waiting', order: 'due', limit: 500, before: first.next ?? '' } as const;
    const rest = await store.conversations.list(ONE, agent.id, options);
    expect(rest.rows).toHaveLength(7);
    expect(rest.rows.at(3)?.id).toBe(gone?.id);
  });
});

/** A page of each kind: every view, order and scope, of one bot or all, the first and later ones. */
const calls = function* () {
  const later = {
    ...{ newest: [`5_${newId()}`], due: [`5_5_${newId()}`, `-_5_${newId()}`] },
    queue: [`5_${newId()}`, `0_${newId()}`],
  };
  for (const view of LIST_VIEWS)
    for (const order of LIST_ORDERS)
      for (const before of [undefined, ...later[order]])
        for (const botId of [undefined, shop.id])
          yield { view, order, limit: 5, ...(botId && { botId }), ...(before && { before }) };
};

const stages = (plan: mongo.Document): string[] => [
  plan.stage,
  ...[plan.inputStage, ...(plan.inputStages ?? [])].filter(Boolean).flatMap(stages),
];
const stagesOf = async ({ filter, sort }: mongo.Document): Promise<string[]> => {
  const found = connection.collection('conversations').find(filter).sort(sort);
  const { winningPlan } = (await found.explain('queryPlanner')).queryPlanner;
  return stages(winningPlan.queryPlan ?? winningPlan);
};

it('a page is read along an index in its order, in each view and scope: nothing is scanned, nothing sorted in memory', async () => {
  sent.length = 0;
  for (const scope of Object.values(SCOPES))
    for (const call of calls()) await store.conversations.list(scope, agent.id, call);
  const finds = sent.filter(({ find }) => find === 'conversations');
  expect(finds.length).toBeGreaterThan(150);
  for (const find of finds) {
    const used = await stagesOf(find);
    expect(used, JSON.stringify(find.filter)).toContain('IXSCAN');
    expect(used, JSON.stringify(find.filter)).not.toContain('SORT');
  }
});
