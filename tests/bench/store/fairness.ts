import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { readyByLine, STORE_NODE_OPTIONS } from '#embedded/start/node-child.ts';
import { end, tether } from '../targets/child.ts';
import { type Entry, entry, INDEXES } from './documents.ts';
import type { Wait } from './probe.ts';
import type { Turn } from './watch-turns.ts';

/*
 * `npm run bench -- store-fairness`: how long others wait while one client asks for much.
 * Another process reads one document by its _id all the time; its waiting times make the histograms. Of those beyond
 * what nobody should wait the part is told in which the store's thread had the processor: the rest is the machine's.
 * Words behind the name choose among the kinds of work. Linux only.
 */

const TOTAL = Number(process.env.BATON_BENCH_ENTRIES ?? 300_000);
const MANY = TOTAL / 3;
/** Milliseconds that nobody should wait longer for. */
const LONGEST = 20;
const EDGES = [1, 2, 5, 10, 20, 50];

type Entries = mongo.Collection<Entry>;
type Work = readonly [name: string, run: (entries: Entries) => Promise<unknown>];

const small = (_: unknown, i: number) => ({ _id: `small-${i}`, conversationId: `small-${i}`, seq: i, at: new Date() });

const WORKS: Work[] = [
  ['nothing else', () => new Promise((resolve) => setTimeout(resolve, 3_000))],
  [`scan of ${TOTAL}`, (entries) => entries.countDocuments({ text: /no such text/ })],
  [
    'sort of everything',
    (entries) =>
      entries
        .find()
        .sort({ text: 1 })
        .skip(TOTAL - 1)
        .toArray(),
  ],
  ['distinct', (entries) => entries.distinct('conversationId')],
  ['$group', (entries) => entries.aggregate([{ $group: { _id: '$conversationId', n: { $sum: 1 } } }]).toArray()],
  ['build of an index', (entries) => entries.createIndex({ kind: 1, at: -1, text: 1 })],
  [`one insert of ${MANY}`, (entries) => entries.insertMany(Array.from({ length: MANY }, small) as never[])],
  [
    `bulk of ${MANY} updates`,
    (entries) =>
      entries.bulkWrite(
        Array.from({ length: MANY }, (_, i) => ({
          updateOne: { filter: { _id: `small-${i}` }, update: { $set: { kind: 'small' } } },
        })),
      ),
  ],
  [`update of ${MANY}`, (entries) => entries.updateMany({ kind: 'small' }, { $set: { kind: 'changed' } })],
  [`deletion of ${MANY}`, (entries) => entries.deleteMany({ kind: 'changed' })],
  ['sweep of what is over', sweep],
];

/** Everything but the entry that is asked for becomes old at once. */
async function sweep(entries: Entries): Promise<void> {
  await entries.createIndex({ at: 1 }, { name: 'age', expireAfterSeconds: 1 });
  while ((await entries.estimatedDocumentCount()) > 1) await new Promise((resolve) => setTimeout(resolve, 100));
}

const histogram = (took: number[]): string => {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  const counts = [...EDGES, Number.POSITIVE_INFINITY].map((edge, i, edges) => {
    const from = edges[i - 1] ?? 0;
    const count = sorted.filter((ms) => ms > from && ms <= edge).length;
    return String(count).padStart(7);
  });
  return `${counts.join('')}   p50 ${at(0.5)}  p99 ${at(0.99)}  max ${at(1)} ms`;
};

/** Milliseconds of a wait in which the store's thread worked: at most what it overlaps with each turn. */
const ownWithin = ([at, waited]: Wait, turns: Turn[]): number =>
  turns.reduce((sum, { from, to, own }) => {
    const overlap = Math.min(to, at + waited) - Math.max(from, at);
    return sum + Math.max(0, Math.min(overlap, own));
  }, 0);

const startProbe = async (url: string, id: string): Promise<ChildProcess> => {
  const probe = fork('tests/bench/store/probe.ts', [url, id], { execArgv: ['--import', 'tsx'] });
  await once(probe, 'message');
  return probe;
};

type Measured = { waits: Wait[]; turns: Turn[]; ms: number };

const measure = async (store: ChildProcess, probe: ChildProcess, work: () => Promise<unknown>): Promise<Measured> => {
  for (const child of [store, probe]) child.send('start');
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  const answers = [store, probe].map(async (child) => {
    const answer = once(child, 'message');
    child.send('stop');
    return (await answer)[0];
  });
  const [turns, waits] = await Promise.all(answers);
  return { waits, turns, ms };
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const folder = mkdtempSync(join(tmpdir(), 'baton-bench-fairness-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const store = spawn(
  process.execPath,
  [
    ...[...STORE_NODE_OPTIONS, '--import', 'tsx', '--import', './tests/bench/store/watch-turns.ts'],
    'dist/embedded/store/main.js',
    ...['--data', `${folder}/data`, '--socket', `${folder}/s.sock`, '--housekeeping-ms', '500'],
  ],
  { stdio: ['pipe', 'pipe', 'inherit', 'ipc'], env: { ...process.env, LOG_LEVEL: 'warn' } },
);
tether(store);
const url = await readyByLine(store);
const client = await new mongo.MongoClient(url).connect();
const entries = client.db().collection<Entry>('entries');
await entries.createIndexes(INDEXES.filter(({ name }) => name === 'order'));
for (let at = 0; at < TOTAL; at += 1_000)
  await entries.insertMany(Array.from({ length: 1_000 }, (_, i) => entry(at + i)));
const asked = entry(7)._id;
await entries.updateOne({ _id: asked }, { $set: { at: new Date('2100-01-01') } });

const probe = await startProbe(url, asked);
process.stdout.write(`${''.padEnd(32)}${EDGES.map((edge) => `≤${edge}`.padStart(7)).join('')}   more\n`);
const chosen = process.argv.slice(2);
for (const [name, run] of WORKS) {
  if (chosen.length > 0 && !chosen.some((word) => name.includes(word))) continue;
  const { waits, turns, ms } = await measure(store, probe, () => run(entries));
  const beyond = waits.filter(([, waited]) => waited > LONGEST);
  const own = Math.max(0, ...beyond.map((wait) => ownWithin(wait, turns)));
  const fair = own <= LONGEST;
  if (!fair) process.exitCode = 1;
  const title = `${name} (${(ms / 1_000).toFixed(1)} s)`.padEnd(30);
  process.stdout.write(`${fair ? '✓' : '✗'} ${title}${histogram(waits.map(([, waited]) => waited))}`);
  process.stdout.write(beyond.length > 0 ? `   ${beyond.length} beyond, own part up to ${own.toFixed(1)} ms\n` : '\n');
}
probe.disconnect();
await client.close();
await end(store, 60_000);
