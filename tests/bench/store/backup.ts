import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { readBackup } from '#embedded/operations/backup-file.ts';
import { countOf } from '#embedded/operations/contents.ts';
import { readyByLine, STORE_NODE_OPTIONS } from '#embedded/start/node-child.ts';
import { createReport, heading } from '../report.ts';
import { end, tether } from '../targets/child.ts';
import { type Entry, entry, INDEXES } from './documents.ts';

/*
 * `npm run bench -- store-backup`: how long a backup lets others wait. One process reads a document by its _id all the
 * time while writers write; its longest wait counts, and how late the store's own event loop was. Each round has a
 * backup and then the same time without one, so that what the machine does otherwise can be told apart.
 */

const TOTAL = Number(process.env.BATON_BENCH_ENTRIES ?? 100_000);
const ROUNDS = 3;
const WRITERS = 10;
/** Between two writes of a writer: together they write far more than a busy shop, and leave the machine room. */
const BREATH = 10;
/** Milliseconds that nobody should wait longer for. */
const LONGEST = 50;
/** The store forgets how late it was with every housekeeping: it is asked more often than that. */
const HOUSEKEEPING = 500;
const ASKED_EVERY = 100;

type Entries = mongo.Collection<Entry>;
type Seen = { waits: number[]; lag: number; ms: number };

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const folder = mkdtempSync(join(tmpdir(), 'baton-bench-backup-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'backup');

const startStore = async (): Promise<{ store: ChildProcess; url: string }> => {
  const place = ['--data', `${folder}/data`, '--socket', `${folder}/s.sock`];
  const store = spawn(
    process.execPath,
    [...STORE_NODE_OPTIONS, 'dist/embedded/store/main.js', ...place, '--housekeeping-ms', String(HOUSEKEEPING)],
    { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, LOG_LEVEL: 'warn' } },
  );
  tether(store);
  return { store, url: await readyByLine(store) };
};

/** The command as `npm run backup` starts it, beside a store that runs. */
const backUp = async (url: string): Promise<void> => {
  const child = spawn(process.execPath, ['dist/embedded/operations/main.js', 'backup', url, file], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  tether(child);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the backup ended with ${code}`);
};

/** Inserts and updates, until told to stop. Gives how many writes were acknowledged. */
const write = async (entries: Entries, next: () => number, isOver: () => boolean): Promise<number> => {
  let writes = 0;
  for (; !isOver(); writes += 2) {
    const fresh = entry(next());
    await entries.insertOne(fresh);
    await pause(BREATH);
    await entries.updateOne({ _id: fresh._id }, { $set: { kind: 'agent' } });
    await pause(BREATH);
  }
  return writes;
};

const observe = async (db: mongo.Db, probe: ChildProcess, work: () => Promise<unknown>): Promise<Seen> => {
  let over = false;
  let lag = 0;
  const asking = (async () => {
    for (; !over; await pause(ASKED_EVERY)) lag = Math.max(lag, (await db.command({ batonStatus: 1 })).lagMs.max);
  })();
  probe.send('start');
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  over = true;
  await asking;
  const answer = once(probe, 'message');
  probe.send('stop');
  const [waits] = await answer;
  return { waits, lag, ms };
};

const share = (numbers: number[], part: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(part * (numbers.length - 1))] ?? 0;

heading('Others beside a backup of the embedded store');
const { store, url } = await startStore();
const client = await new mongo.MongoClient(url, { maxPoolSize: WRITERS }).connect();
const entries = client.db().collection<Entry>('entries');
await entries.createIndexes(INDEXES);
let last = 0;
for (; last < TOTAL; last += 1_000) await entries.insertMany(Array.from({ length: 1_000 }, (_, i) => entry(last + i)));
const probe = fork('tests/bench/store/probe.ts', [url, entry(7)._id], { execArgv: ['--import', 'tsx'] });
await once(probe, 'message');

let stopped = false;
const next = () => last++;
const writing = Array.from({ length: WRITERS }, () => write(entries, next, () => stopped));
// Everything runs for the first time once before it counts.
await backUp(url);
const rounds: Record<'with' | 'without', Seen[]> = { with: [], without: [] };
for (let round = 0; round < ROUNDS; round++) {
  const beside = await observe(client.db(), probe, () => backUp(url));
  rounds.with.push(beside);
  rounds.without.push(await observe(client.db(), probe, () => pause(beside.ms)));
}
stopped = true;
const writes = (await Promise.all(writing)).reduce((sum, count) => sum + count, 0);
const held = countOf(await readBackup(file));
if (held < TOTAL || held > last) throw new Error(`the backup holds ${held} of ${last} documents`);

const report = createReport();
for (const [which, seen] of Object.entries(rounds)) {
  const at = `${which} a backup`;
  const waits = seen.flatMap((one) => one.waits);
  const longest = { figure: 'store_longest_wait', value: share(waits, 1), unit: 'ms', at } as const;
  const late = {
    figure: 'store_event_loop_delay',
    value: Math.max(...seen.map(({ lag }) => lag)),
    unit: 'ms',
    at,
  } as const;
  for (const figure of [longest, late])
    if (which === 'with') report.atMost({ ...figure, target: LONGEST });
    else report.add(figure);
  report.add({ figure: 'store_wait_p99', value: share(waits, 0.99), unit: 'ms', at, asked: waits.length });
  const longestOfEach = seen.map((one) => share(one.waits, 1).toFixed(1)).join(', ');
  heading(`  ${at}: the longest of each round ${longestOfEach} ms`);
}
const seconds = share(
  rounds.with.map(({ ms }) => ms / 1_000),
  0.5,
);
report.add({ figure: 'store_backup', value: seconds, unit: 's', at: `${TOTAL} documents`, writes });
report.summary();
probe.disconnect();
await client.close();
await end(store, 60_000);
process.exit();
