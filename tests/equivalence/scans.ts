import { inspect } from 'node:util';
import { buildIndex } from '#embedded/store/catalog/build-index.ts';
import type { Collection } from '#embedded/store/catalog/collection.ts';
import { CommandError } from '#embedded/store/errors.ts';
import { compileFilter } from '#embedded/store/match/compile.ts';
import type { Plan } from '#embedded/store/planner/plan.ts';
import { parseProjection } from '#embedded/store/project.ts';
import { countMatching } from '#embedded/store/query/matching-records.ts';
import { parseQuery, planFor, type Query } from '#embedded/store/query/query.ts';
import { Reader } from '#embedded/store/query/reader.ts';
import { Slice } from '#embedded/store/slice.ts';
import { parseSort, sortKey } from '#embedded/store/sort.ts';
import { docOf } from '#embedded/store/storage/cache.ts';
import type { Doc } from '#embedded/store/value/types.ts';
import { entriesOf, memoryCollection } from '#tests/unit/embedded/samples.ts';
import { randomDocument } from './documents.ts';
import { holdsItsDocuments } from './index-content.ts';
import { randomFilter, randomIndexes, randomProjection, randomSort } from './queries.ts';
import { Random } from './random.ts';

const queriesPerCollection = 25;

export interface ScanCounts {
  queries: number;
  byIndex: number;
  sortedByIndex: number;
  multikey: number;
  partial: number;
  sparse: number;
  refused: number;
}

/**
 * Random collections with random indexes, each asked random queries: whatever the plan, the answer has to be that of a
 * full scan that filters and sorts. Throws on the first difference, with the seed and the round that give it again.
 */
export async function runScans(seed: number, queries: number, only?: number): Promise<ScanCounts> {
  const counts: ScanCounts = {
    queries: 0,
    byIndex: 0,
    sortedByIndex: 0,
    multikey: 0,
    partial: 0,
    sparse: 0,
    refused: 0,
  };
  for (let round = only ?? 0; counts.queries < queries; round++) {
    await runRound(new Random(seed, round), counts).catch((error: unknown) => {
      throw new Error(`Scans differ. Again: npm run equivalence -- --seed ${seed} --scan-round ${round}`, {
        cause: error,
      });
    });
    if (only !== undefined) break;
  }
  return counts;
}

async function runRound(random: Random, counts: ScanCounts): Promise<void> {
  const collection = await randomCollection(random);
  await holdsItsDocuments(collection);
  const specs = collection.indexes.slice(1).map((index) => index.spec);
  for (let i = 0; i < queriesPerCollection; i++) {
    const asked: Asked = {
      filter: randomFilter(random, specs),
      sort: randomSort(random, specs),
      skip: random.pick([0, 0, 0, 1, 3]),
      limit: random.pick([0, 0, 1, 2, 7]),
      projection: randomProjection(random),
      hint: random.chance(0.2) ? random.pick(['_id_', ...specs.map((spec) => spec.name)]) : undefined,
    };
    await compare(collection, asked, counts);
  }
}

/** Indexes before the documents, or over them; then changes, which the indexes have to follow. */
async function randomCollection(random: Random): Promise<Collection> {
  const specs = randomIndexes(random);
  const before = random.chance(0.5);
  const collection = memoryCollection(before ? specs : [], 20_000);
  const flat = random.chance(0.4);
  const size = 5 + random.below(40);
  for (let i = 0; i < size; i++)
    ifAllowed(() => collection.insert({ _id: i % 2 ? i : `id${i}`, ...randomDocument(random, flat) }));
  for (const spec of before ? [] : specs) {
    await buildIndex(collection, spec, new Slice()).catch(allowed);
  }
  for (const entry of random.some(await entriesOf(collection), 10)) {
    if (random.chance(0.3)) collection.remove(entry);
    else ifAllowed(() => collection.replace(entry, { _id: docOf(entry)._id, ...randomDocument(random, flat) }));
  }
  return collection;
}

/** Duplicates and parallel arrays are refused, and change nothing. */
function allowed(error: unknown): void {
  if (!(error instanceof CommandError) || (error.code !== 11_000 && error.code !== 171)) throw error;
}

function ifAllowed(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    allowed(error);
  }
}

interface Asked {
  filter: Doc;
  sort: Doc;
  skip: number;
  limit: number;
  projection: Doc | undefined;
  hint: string | undefined;
}

async function compare(collection: Collection, asked: Asked, counts: ScanCounts): Promise<void> {
  counts.queries += 1;
  const expected = await scanAll(collection, asked);
  const query = parseQuery(asked.filter, asked.sort, asked.hint);
  note(counts, planFor(collection, query), query.sort.length > 0);
  const found = await read(collection, query, asked).catch(parallel);
  if (!expected || !found) {
    counts.refused += 1;
    // An index never spares an error that only some documents raise: those it gives are then all in order.
    if (!expected && found) return;
    if (expected) fail('an error', asked, expected, found);
    return;
  }
  const fields = parseSort(asked.sort);
  const keys = (docs: Doc[]) => docs.map((doc) => sortKey(doc, fields));
  const page = expected.slice(asked.skip, asked.limit > 0 ? asked.skip + asked.limit : undefined);
  const shown = new Map(expected.map((doc) => [doc._id, show(doc, asked)]));
  const right = found.every((doc) => shown.get(doc._id) === show(doc, asked));
  if (!right || new Set(found.map((doc) => doc._id)).size !== found.length) fail('documents', asked, page, found);
  if (keys(found).join('\n') !== keys(page).join('\n')) fail('the order', asked, page, found);
  const count = await countMatching(collection, parseQuery(asked.filter, undefined, asked.hint), new Slice());
  if (count !== expected.length) fail('the count', asked, expected.length, count);
}

async function read(collection: Collection, query: Query, { skip, limit }: Asked): Promise<Doc[]> {
  const found: Doc[] = [];
  await new Reader(collection, query, skip, limit).read(new Slice(), (entry) => found.push(docOf(entry)) > 0);
  return found;
}

const show = (doc: Doc, { projection }: Asked) => JSON.stringify(parseProjection(projection)?.(doc) ?? doc);

function note(counts: ScanCounts, plan: Plan, sorting: boolean): void {
  if (!plan.index) return;
  counts.byIndex += 1;
  if (sorting && plan.sorted) counts.sortedByIndex += 1;
  if (plan.index.multikey) counts.multikey += 1;
  if (plan.index.partial) counts.partial += 1;
  if (plan.index.spec.sparse) counts.sparse += 1;
}

function fail(what: string, asked: Asked, expected: unknown, found: unknown): never {
  throw new Error(`${what}: ${inspect({ asked, expected, found }, { depth: 8 })}`);
}

async function scanAll(collection: Collection, { filter, sort }: Asked): Promise<Doc[] | undefined> {
  const matches = compileFilter(filter);
  const fields = parseSort(sort);
  const all = (await entriesOf(collection)).map(docOf);
  try {
    const keyed = all.filter(matches).map((doc) => ({ doc, key: sortKey(doc, fields) }));
    return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ doc }) => doc);
  } catch (error) {
    return parallel(error);
  }
}

function parallel(error: unknown): undefined {
  if (!(error instanceof CommandError) || !error.message.includes('parallel arrays')) throw error;
  return undefined;
}
