import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReport, heading, type Report } from '../report.ts';
import { type Entry, entry } from './documents.ts';
import { openEngine } from './engine.ts';
import { type Operations, operationsOf } from './operations.ts';
import { fill, startAnswering, startServer } from './server.ts';

const FILLED = 33_000;
const AT_ONCE = [1, 10, 50] as const;
const OPENED = [50_000, 140_000, 300_000];
const SECONDS = 3;
/** Operations a second at 1, 10 and 50 at once. */
const TARGETS: Partial<Record<keyof Operations, readonly number[]>> = {
  insertOne: [3_000, 8_000, 10_000],
  findOneAndUpdate: [2_000, 4_000, 6_000],
};
/** Seconds and MB. */
const OPENING = { entries: 300_000, seconds: 5, memory: 700 };

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const scratch = (): string => mkdtempSync(join(tmpdir(), 'baton-bench-store-'));
const anyOfThem = (): Entry => entry(Math.floor(Math.random() * FILLED));

/** How often a second, so many at a time. */
const perSecond = async (work: () => Promise<unknown>, atOnce: number): Promise<number> => {
  const run = async (seconds: number): Promise<number> => {
    const until = performance.now() + seconds * 1_000;
    let done = 0;
    const lane = async () => {
      for (; performance.now() < until; done++) await work();
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    return done / seconds;
  };
  await run(SECONDS / 4);
  return run(SECONDS);
};

/** One call of each operation, with arguments of its own. */
const callsOf = (operations: Partial<Operations>): Partial<Record<keyof Operations, () => Promise<unknown>>> => {
  let next = FILLED;
  const { insertOne, findOne, findOneAndUpdate, findSorted, count } = operations;
  return {
    ...(findOne && { findOne: () => findOne(anyOfThem()._id) }),
    ...(findSorted && { findSorted: () => findSorted(anyOfThem().conversationId) }),
    ...(count && { count: () => count('') }),
    ...(findOneAndUpdate && { findOneAndUpdate: () => findOneAndUpdate(anyOfThem()._id) }),
    ...(insertOne && { insertOne: () => insertOne(entry(next++)) }),
  };
};

const measureOperations = async (report: Report): Promise<void> => {
  const [home, bare] = [scratch(), scratch()];
  const server = await startServer(home);
  await fill(server, 0, FILLED);
  const engine = await openEngine(join(bare, 'level'), FILLED);
  const answering = await startAnswering(bare);
  const calls = callsOf(operationsOf(server));
  const ceilings = callsOf(operationsOf(answering));
  const floors = callsOf(engine.operations);
  for (const [name, call] of Object.entries(calls) as [keyof Operations, () => Promise<unknown>][])
    for (const [i, atOnce] of AT_ONCE.entries()) {
      const value = await perSecond(call, atOnce);
      const floor = floors[name] && (await perSecond(floors[name], atOnce));
      const target = TARGETS[name]?.[i];
      const figure = { figure: `store_${name}_per_second`, value, unit: '1/s', at: `${atOnce} at once` } as const;
      const ceiling = ceilings[name] && (await perSecond(ceilings[name], atOnce));
      const beside = { ...(floor && { floor, ratio: value / floor }), ...(ceiling && { ceiling }) };
      if (target === undefined) report.add({ ...figure, ...beside });
      else report.atLeast({ ...figure, ...beside, target });
    }
  await engine.close();
  await Promise.all([server.stop(), answering.stop()]);
  for (const folder of [home, bare]) rmSync(folder, { recursive: true, force: true });
};

const measureOpening = async (report: Report): Promise<void> => {
  const home = scratch();
  let filled = 0;
  for (const entries of OPENED) {
    const filling = await startServer(home);
    await fill(filling, filled, entries);
    await filling.stop();
    filled = entries;
    const server = await startServer(home);
    const memory = server.memory();
    await server.stop();
    const at = `${entries} documents`;
    const opening = { figure: 'store_opening', value: server.seconds, unit: 's', at } as const;
    const held = { figure: 'store_memory', value: memory, unit: 'MB', at } as const;
    if (entries !== OPENING.entries) for (const figure of [opening, held]) report.add(figure);
    else {
      report.atMost({ ...opening, target: OPENING.seconds });
      report.atMost({ ...held, target: OPENING.memory });
    }
  }
  rmSync(home, { recursive: true, force: true });
};

heading('The embedded store, beside its engine');
const report = createReport();
await measureOperations(report);
await measureOpening(report);
report.summary();
process.exit();
