import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyBulkWriteOperation, Collection, IndexSpecification } from 'mongodb';
import { type InProcessStore, openInProcess } from './in-process-store.ts';
import { contentOf, documentsOf, holdsItsDocuments, same } from './index-content.ts';
import { Random } from './random.ts';
import { type Row, randomRow, randomStatement, type Statement, unchanged } from './statements.ts';

export interface RouteCounts {
  rounds: number;
  statements: number;
  changed: number;
}

type Rows = Collection<Row>;
type Route = (rows: Rows, statements: Statement[], store: InProcessStore) => Promise<void>;

const indexes: IndexSpecification[] = [
  { n: 1, s: -1 },
  { l: 1, n: 1 },
  { 'items.k': 1, 'items.n': -1 },
  { 'items.l': 1 },
];

const routes: Record<string, Route> = {
  oneByOne: async (rows, statements) => {
    for (const { filter, update, arrayFilters } of statements)
      await rows.updateOne(filter, update, { ...(arrayFilters && { arrayFilters }) });
  },
  bulk: async (rows, statements) => {
    await rows.bulkWrite(statements.map(asOperation));
  },
  findAndModify: async (rows, statements) => {
    for (const { filter, update, arrayFilters } of statements) {
      await rows.findOneAndUpdate(filter, update, { ...(arrayFilters && { arrayFilters }) });
    }
  },
  /** What the operators should do, done here, and written as a whole. */
  computed: async (rows, statements) => {
    for (const { filter, compute } of statements) {
      const before = await rows.findOne(filter);
      if (!before) continue;
      const after = compute(before);
      if (!unchanged(before, after)) await rows.replaceOne({ _id: before._id }, after);
    }
  },
  inTransaction: async (rows, statements, { client }) => {
    await client.withSession((session) =>
      session.withTransaction(async () => {
        for (const { filter, update, arrayFilters } of statements) {
          await rows.updateOne(filter, update, { session, ...(arrayFilters && { arrayFilters }) });
        }
      }),
    );
  },
  bulkInTransactions: async (rows, statements, { client }) => {
    const half = Math.ceil(statements.length / 2);
    for (const part of [statements.slice(0, half), statements.slice(half)]) {
      if (part.length === 0) continue;
      await client.withSession((session) =>
        session.withTransaction(() => rows.bulkWrite(part.map(asOperation), { session })),
      );
    }
  },
};

function asOperation({ filter, update, arrayFilters }: Statement): AnyBulkWriteOperation<Row> {
  return { updateOne: { filter, update, ...(arrayFilters && { arrayFilters }) } };
}

/**
 * The same random changes by every route give the same documents and the same indexes, before and after the folder is
 * opened anew. Throws on the first difference, with the seed and the round that give it again.
 */
export async function runRoutes(seed: number, rounds: number, only?: number): Promise<RouteCounts> {
  const counts: RouteCounts = { rounds: 0, statements: 0, changed: 0 };
  const folder = await mkdtemp(join(tmpdir(), 'routes-'));
  let store = await openInProcess(folder);
  try {
    const last = only === undefined ? rounds : only + 1;
    for (let round = only ?? 0; round < last; round++) {
      await runRound(store, new Random(seed, round), counts).catch((error: unknown) => {
        throw new Error(`Routes differ. Again: npm run equivalence -- --seed ${seed} --route-round ${round}`, {
          cause: error,
        });
      });
    }
    const before = await contents(store);
    await store.close();
    store = await openInProcess(folder);
    same(`Seed ${seed}: the store before and after it is opened anew`, before, await contents(store));
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
  return counts;
}

async function runRound(store: InProcessStore, random: Random, counts: RouteCounts): Promise<void> {
  const rows = Array.from({ length: 1 + random.below(5) }, (_, i) => randomRow(random, i));
  const statements = Array.from({ length: 1 + random.below(15) }, () => randomStatement(random, rows.length));
  for (const [name, route] of Object.entries(routes)) {
    const collection = store.client.db().collection<Row>(name);
    if (counts.rounds === 0) for (const key of indexes) await collection.createIndex(key);
    await collection.deleteMany({});
    await collection.insertMany(rows);
    await route(collection, statements, store);
    await holdsItsDocuments(store.collection(name));
  }
  const all = await contents(store);
  for (const [name, content] of Object.entries(all)) same(`oneByOne and ${name}`, all.oneByOne, content);
  counts.rounds += 1;
  counts.statements += statements.length;
  const left = await documentsOf(store.collection('oneByOne'));
  counts.changed += rows.filter((row) => !left.some((doc) => unchanged(row, doc as unknown as Row))).length;
}

/** Documents and indexes of every route, as the store itself has them. */
async function contents(store: InProcessStore): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const name of Object.keys(routes)) {
    const collection = store.collection(name);
    all[name] = { documents: await documentsOf(collection), indexes: await contentOf(collection) };
  }
  return all;
}
