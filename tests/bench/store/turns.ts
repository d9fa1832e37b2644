import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PerformanceObserver } from 'node:perf_hooks';
import { Binary, Long, ObjectId, serialize, setInternalBufferSize } from 'bson';
import { dispatch } from '#embedded/store/commands/dispatch.ts';
import { closeStore, openStore } from '#embedded/store/open-store.ts';
import { sweepExpired } from '#embedded/store/ttl.ts';
import { parseMessage } from '#embedded/store/wire/message.ts';
import { CursorReply, encodeReply } from '#embedded/store/wire/reply.ts';
import { account, between } from './account.ts';
import { entry, INDEXES } from './documents.ts';

/*
 * `npm run bench -- store-turns`: the longest stretches for which one client's work keeps the store to itself, in
 * milliseconds of the thread's own account. Collecting garbage is in them; how much of each it was stands behind the
 * five. Words behind the name choose among the kinds of work; some need others that write.
 * Linux only: the system's own account of the thread is read at every turn.
 */

const TOTAL = Number(process.env.BATON_BENCH_ENTRIES ?? 300_000);
const MANY = 100_000;
const AT_ONCE = 20_000;
const LONGEST = 20;
setInternalBufferSize(64 * 1024 * 1024);

const folder = mkdtempSync(join(tmpdir(), 'baton-bench-turns-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const fail = (error: unknown): never => {
  throw error;
};
const store = await openStore({
  ...{ folder, cacheBytes: 64 << 20, address: '', now: Date.now },
  onWriteFailure: fail,
});

type Turn = { ms: number; from: number; to: number };
let turns: Turn[] = [];
let last = account();
let open = true;
const tick = (): void => {
  const now = account();
  turns.push({ ms: between(last, now), from: last.at, to: now.at });
  last = now;
  if (open) setImmediate(tick);
};
setImmediate(tick);

/** When garbage was collected, and for how long. */
let collections: { startTime: number; duration: number }[] = [];
const collector = new PerformanceObserver((list) => collections.push(...list.getEntries()));
collector.observe({ entryTypes: ['gc'] });
const collectingIn = ({ ms, from, to }: Turn): number => {
  const within = collections.filter(
    ({ startTime }) => performance.timeOrigin + startTime >= from && performance.timeOrigin + startTime < to,
  );
  return Math.min(
    within.reduce((sum, { duration }) => sum + duration, 0),
    ms,
  );
};

const messageOf = (command: object, db = 'bench'): Buffer => {
  const doc = serialize({ ...command, $db: db });
  const head = Buffer.alloc(21);
  head.writeInt32LE(21 + doc.length, 0);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, doc]);
};
const send = (command: object): (() => Promise<void>) => {
  const bytes = messageOf(command);
  return async () => {
    const reply = await dispatch(store, await parseMessage(bytes), fail);
    if ('errmsg' in reply) fail(new Error(String(reply.errmsg)));
    encodeReply(reply, 1, false);
  };
};

const chosen = process.argv.slice(2);
const measure = async (name: string, work: () => Promise<unknown>): Promise<void> => {
  if (chosen.length > 0 && !chosen.some((word) => name.includes(word))) return;
  await new Promise((resolve) => setTimeout(resolve, 50));
  [turns, collections, last] = [[], [], account()];
  await work();
  await new Promise((resolve) => setImmediate(resolve));
  const measured = turns;
  // Collections are told of a moment later.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const longest = measured.toSorted((a, b) => b.ms - a.ms).slice(0, 5);
  const right = (longest[0]?.ms ?? 0) <= LONGEST;
  if (!right) process.exitCode = 1;
  const figures = longest.map(({ ms }) => ms.toFixed(1).padStart(6)).join('');
  const garbage = longest.map((turn) => collectingIn(turn).toFixed(0).padStart(3)).join('');
  process.stdout.write(`${right ? '✓' : '✗'} ${name.padEnd(34)}${figures} ms, collecting garbage${garbage}\n`);
};

const lsid = { id: new Binary(Buffer.alloc(16, 1), Binary.SUBTYPE_UUID) };
const retryable = (txnNumber: number) => ({ lsid, txnNumber: Long.fromNumber(txnNumber) });
const numbers = Array.from({ length: MANY }, (_, i) => i);

await send({ createIndexes: 'entries', indexes: INDEXES.filter(({ name }) => name === 'order') })();
for (let at = 0; at < TOTAL; at += AT_ONCE)
  await send({ insert: 'entries', documents: Array.from({ length: AT_ONCE }, (_, i) => entry(at + i)) })();
await measure(`scan of ${TOTAL}`, send({ count: 'entries', query: { text: { $regex: 'nothing' } } }));
const backup = async () => {
  for (let frames = { batonSnapshot: 1 } as object; ; ) {
    const reply = await dispatch(store, await parseMessage(messageOf(frames, 'admin')), fail);
    if (!(reply instanceof CursorReply)) return fail(new Error(JSON.stringify(reply)));
    encodeReply(reply, 1, false);
    if (reply.id === 0) return;
    frames = { getMore: Long.fromNumber(reply.id), collection: '$cmd.batonSnapshot' };
  }
};
await measure('backup, its frames', backup);
await measure('sort of everything', send({ find: 'entries', sort: { text: 1 }, skip: TOTAL - 5 }));
await measure('distinct', send({ distinct: 'entries', key: 'conversationId' }));
const first = { at: { $lt: new Date(1.7e12 + MANY * 1_000) } };
await measure(`distinct, ${MANY} values`, send({ distinct: 'entries', key: '_id', query: first }));
const group = [{ $group: { _id: '$_id', n: { $sum: 1 } } }, { $sort: { n: 1, _id: -1 } }];
await measure('$group and $sort of everything', send({ aggregate: 'entries', pipeline: group, cursor: {} }));
const spread = [{ $group: { _id: null, all: { $push: '$seq' } } }, { $unwind: '$all' }, { $group: { _id: '$all' } }];
await measure('$push and $unwind of everything', send({ aggregate: 'entries', pipeline: spread, cursor: {} }));
const same = { $lookup: { from: 'entries', localField: 'at', foreignField: 'at', as: 'same' } };
const joined = [{ $limit: 20_000 }, same, { $count: 'n' }];
await measure('$lookup without an index', send({ aggregate: 'entries', pipeline: joined, cursor: {} }));
const some = numbers.slice(0, 5_000).map((i) => entry(i * 3)._id);
await measure('find $in 5,000', send({ find: 'entries', filter: { _id: { $in: some } }, batchSize: MANY }));
const ids = numbers.slice(0, 20_000).map(() => new ObjectId());
await measure('count $in 20,000 identifiers', send({ count: 'entries', query: { conversationId: { $in: ids } } }));
const index = { key: { kind: 1, at: -1, text: 1 }, name: 'built' };
await measure('build of an index', send({ createIndexes: 'entries', indexes: [index] }));
const small = numbers.map((i) => ({ _id: `small-${i}`, i }));
await measure(`one insert of ${MANY}`, send({ insert: 'small', documents: small, ...retryable(1) }));
const updates = small.map(({ _id }) => ({ q: { _id }, u: { $set: { kind: 1 } } }));
await measure(`bulk of ${MANY} updates`, send({ update: 'small', updates, ...retryable(2) }));
const upserts = small.map(({ _id }) => ({ q: { _id }, u: { $set: { kind: 1 } }, upsert: true }));
await measure(`bulk of ${MANY} upserts`, send({ update: 'made', updates: upserts, ...retryable(3) }));
const all = { q: { kind: 1 }, u: { $set: { kind: 2 } }, multi: true };
await measure(`update of ${MANY}`, send({ update: 'small', updates: [all] }));
await measure(`deletion of ${MANY}`, send({ delete: 'small', deletes: [{ q: { kind: 2 }, limit: 0 }] }));
const transaction = { ...retryable(4), autocommit: false };
const nothing = { filter: { text: 'nothing' }, startTransaction: true };
const scanAlone = send({ find: 'entries', ...nothing, ...transaction });
await measure('scan in a transaction', () => scanAlone().then(send({ abortTransaction: 1, ...transaction })));
await send({ createIndexes: 'entries', indexes: [{ key: { at: 1 }, name: 'age', expireAfterSeconds: 1 }] })();
await measure(`sweep of ${TOTAL}`, () => sweepExpired(store.catalog, Date.now()));
open = false;
await closeStore(store);
