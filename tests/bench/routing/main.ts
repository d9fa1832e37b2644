import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { applyCommand, type Request } from '#core/store/apply.ts';
import type { Bot } from '#core/store/bots.ts';
import { connectStore, type Store } from '#core/store/connect.ts';
import { newId } from '#core/store/ids.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { handOut } from '#workers/route/hand-out.ts';
import { createReport, heading, type Report } from '../report.ts';
import { startServer } from '../store/server.ts';
import { newAgentOf } from './people.ts';
import { benchBot, stored } from './world.ts';

/*
 * The router and the lists over the embedded store as built, without gateway and queue: what one decision costs, and
 * whether that, a page and a count cost more when there is more in the store.
 */
const AGENTS = 100;
const LIMIT = 5;
const QUEUES = [500, 5_000, 50_000];
const LISTS = [1_000, 30_000, 100_000];
const TRIES = 40;
const TOGETHER = 500;
const PROMISE = { firstReply: 30, resolution: null };
const PROMISES = { 0: PROMISE, 1: PROMISE, 2: PROMISE, 3: PROMISE };

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const connection = (url: string) => mongoose.createConnection(url, { autoIndex: false }).asPromise();

/** Adds conversations up to so many; the oldest first. */
const fill = async (url: string, bot: Bot, from: number, to: number, waiting: boolean): Promise<void> => {
  const raw = await connection(url);
  const begin = Date.now() - 86_400_000;
  for (let at = from; at < to; at += TOGETHER) {
    const batch = Array.from({ length: Math.min(TOGETHER, to - at) }, (_, i) => stored(bot, begin + at + i, waiting));
    await raw.collection('conversations').insertMany(batch as never[]);
  }
  await raw.close();
};

const router = (store: Store, bot: Bot) => {
  const apply = (id: string, request: Request) =>
    applyCommand({ ...store, settle: () => undefined }, id, request, { kind: 'system' });
  return { apply, run: () => handOut({ ...store, apply }, bot.id) };
};

const team = async (store: Store, bot: Bot, count: number, limit: number): Promise<string[]> => {
  const people = Array.from({ length: count }, () => newAgentOf(bot, limit));
  for (const person of people) await store.agents.insert(person);
  return people.map(({ id }) => id);
};

const measureFilling = async (report: Report, store: Store, url: string): Promise<void> => {
  const bot = benchBot();
  await store.bots.insert(bot);
  const people = await team(store, bot, AGENTS, LIMIT);
  const wanted = AGENTS * LIMIT;
  await fill(url, bot, 0, wanted, true);
  const seconds = (await timed(router(store, bot).run)) / 1_000;
  const held = [...(await store.conversations.heldSlots(people)).values()].map((slots) => slots.length);
  const all = held.reduce((a, b) => a + b, 0);
  report.add({ figure: 'routing_to_full_use', value: seconds, unit: 's', at: `${wanted} waiting, ${AGENTS} agents` });
  report.add({ figure: 'routing_decisions_per_second', value: all / seconds, unit: '1/s' });
  if (all !== wanted || Math.max(...held) > LIMIT)
    throw new Error(`${all} of ${wanted} slots used, ${Math.max(...held)} at most`);
};

/** One agent with one place: what it costs to fill it again and again beside so many who wait. */
const measureQueue = async (report: Report, store: Store, url: string): Promise<void> => {
  const bot = benchBot();
  await store.bots.insert(bot);
  const [agentId = ''] = await team(store, bot, 1, 1);
  const { apply, run } = router(store, bot);
  let filled = 0;
  let first: number | undefined;
  for (const waiting of QUEUES) {
    await fill(url, bot, filled, waiting, true);
    filled = waiting;
    await run();
    const took: number[] = [];
    for (let i = 0; i < TRIES; i++) {
      const [held] = await store.conversations.heldBy([agentId]);
      if (held) await apply(held.id, { type: 'closeIdle' });
      took.push(await timed(run));
    }
    const value = median(took);
    first ??= value;
    const figure = { figure: 'routing_one_decision', value, unit: 'ms', at: `${waiting} waiting` } as const;
    report.add({ ...figure, ratio: value / first });
  }
};

/** Time and ratio of each call beside what it took with the fewest conversations. */
const measureCalls = async (
  report: Report,
  there: number,
  calls: Record<string, () => Promise<unknown>>,
  firsts: Map<string, number>,
): Promise<void> => {
  for (const [figure, call] of Object.entries(calls)) {
    await call();
    const took: number[] = [];
    for (let i = 0; i < TRIES; i++) took.push(await timed(call));
    const value = median(took);
    const before = firsts.get(figure) ?? value;
    firsts.set(figure, before);
    report.add({ figure, value, unit: 'ms', at: `${there} conversations`, ratio: value / before });
  }
};

const measureLists = async (report: Report, store: Store, url: string): Promise<void> => {
  const bot = benchBot();
  await store.bots.insert(bot);
  const one = { kind: 'bots', botIds: [bot.id] } as const;
  const page = { view: 'all', limit: 50 } as const;
  let filled = 0;
  const firsts = new Map<string, number>();
  for (const there of LISTS) {
    await fill(url, bot, filled, there, false);
    filled = there;
    const { next } = await store.conversations.list(one, 'a', page);
    const calls: Record<string, () => Promise<unknown>> = {
      list_first_page: () => store.conversations.list(one, 'a', page),
      list_next_page: () => store.conversations.list(one, 'a', { ...page, ...(next && { before: next }) }),
      list_page_of_everything: () => store.conversations.list(EVERYTHING, 'a', page),
      list_waiting: () => store.conversations.list(one, 'a', { ...page, view: 'waiting' }),
      list_counts: () => store.conversations.counts(one, 'a'),
    };
    await measureCalls(report, there, calls, firsts);
  }
};

/** By due time, where half of those who wait are promised something, and one in ten of these at the same moment. */
const measureDue = async (report: Report, store: Store, url: string): Promise<void> => {
  const unpromised = benchBot();
  const promised = { ...unpromised, serviceLevels: PROMISES };
  await store.bots.insert(unpromised);
  const one = { kind: 'bots', botIds: [unpromised.id] } as const;
  const page = { view: 'waiting', order: 'due', limit: 50 } as const;
  const at = (before: string) => store.conversations.list(one, 'a', { ...page, before });
  let filled = 0;
  const firsts = new Map<string, number>();
  for (const there of LISTS) {
    await fill(url, promised, filled / 2, there / 2, true);
    await fill(url, unpromised, filled / 2, there / 2, true);
    filled = there;
    const raw = await connection(url);
    const conversations = raw.collection<{ dueAt: number }>('conversations');
    const [middle] = await conversations
      .find({ dueAt: { $gt: 0 } })
      .sort({ dueAt: 1 })
      .skip(there / 4)
      .limit(1)
      .toArray();
    const alike = middle?.dueAt ?? 0;
    await conversations.updateMany({ dueAt: { $gt: alike, $lt: alike + there / 20 } }, { $set: { dueAt: alike } });
    await raw.close();
    const later = Date.now();
    await measureCalls(
      report,
      there,
      {
        list_due_first_page: () => store.conversations.list(one, 'a', page),
        list_due_of_everything: () => store.conversations.list(EVERYTHING, 'a', { ...page, view: 'all' }),
        list_due_page_within_the_same_moment: () => at(`${alike}_${later - 1}_${newId()}`),
        list_due_page_of_the_unpromised: () => at(`-_${later}_${newId()}`),
      },
      firsts,
    );
  }
};

const MEASURES = { filling: measureFilling, queue: measureQueue, lists: measureLists, due: measureDue };
heading('Routing and lists, over the embedded store');
const report = createReport();
const home = mkdtempSync(join(tmpdir(), 'baton-bench-routing-'));
const server = await startServer(home);
for (const [name, measure] of Object.entries(MEASURES)) {
  const store = await connectStore(server.url, { databaseName: name });
  const url = server.url.replace('/baton?', `/${name}?`);
  await measure(report, store, url);
  await store.close();
}
await server.stop();
rmSync(home, { recursive: true, force: true });
report.summary();
process.exit();
