import type { Collection } from '../catalog/collection.ts';
import { failedToParse, refuse } from '../errors.ts';
import { changeEach } from '../query/change-each.ts';
import { onFirstMatch } from '../query/first-match.ts';
import { matchesToChange } from '../query/matching-records.ts';
import { parseQuery, type Query } from '../query/query.ts';
import { docOf } from '../storage/cache.ts';
import { applyUpdate } from '../update/apply.ts';
import { parseUpdate, type Update } from '../update/parse.ts';
import { buildUpsert } from '../update/upsert.ts';
import { toNumber } from '../value/numbers.ts';
import { type Doc, own } from '../value/types.ts';
import { type Command, type CommandContext, namespaceOf } from './context.ts';
import { checkStatement } from './options.ts';
import { statements } from './statements.ts';
import { noteResult, runBatch } from './write-batch.ts';

/** So many results are looked at together. */
const many = 1000;

export const update: Command = {
  options: ['updates', 'ordered', 'bypassDocumentValidation', 'bypassEmptyTsReplacement'],
  writes: true,
  run: async (context) => {
    const sent = statements(context, 'updates');
    const { results, writeErrors } = await runBatch(context, sent.length, (index) =>
      runUpdate(context, sent.at(index), index),
    );
    let [n, nModified] = [0, 0];
    const upserted: Doc[] = [];
    for (const [index, result] of results.entries()) {
      if (!result) continue;
      n += toNumber(result.n);
      nModified += toNumber(result.nModified);
      if (Object.hasOwn(result, 'upserted')) upserted.push({ index, _id: result.upserted });
      if (index % many === 0 && context.slice.over()) await context.slice.pause();
    }
    const made = upserted.length > 0 && { upserted };
    return { n, ...made, nModified, ...(writeErrors.length > 0 && { writeErrors }), ok: 1 };
  },
};

// One of each for all, so that a bulk's answers that are alike are noted as one.
const [missed, matched, modified] = [
  { n: 0, nModified: 0 },
  { n: 1, nModified: 0 },
  { n: 1, nModified: 1 },
];

const statementOptions = ['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint', 'sort'];

async function runUpdate(context: CommandContext, sent: Doc | Promise<Doc>, index: number): Promise<Doc> {
  const statement = sent instanceof Promise ? await sent : sent;
  checkStatement(statement, statementOptions);
  const changes = parseUpdate(own(statement, 'u'), own(statement, 'arrayFilters'));
  const query = parseQuery(own(statement, 'q'), own(statement, 'sort'), own(statement, 'hint'));
  const multi = statement.multi === true;
  const upsert = statement.upsert === true;
  if (multi && changes.kind === 'replace')
    throw failedToParse('multi update is not supported for replacement-style update');
  if (multi && query.sort.length > 0) throw failedToParse('cannot use sort with multi update');
  const ns = namespaceOf(context);
  const collection = upsert ? context.collections.obtain(ns) : context.collections.get(ns);
  const note = (result: Doc) => noteResult(context, index, result);
  if (!collection) return note(missed);
  if (multi) return updateMany(context, collection, query, changes, upsert);
  return onFirstMatch(collection, query, context.slice, {
    found: (entry) => {
      const before = docOf(entry);
      const after = applyUpdate(before, changes, applyContext(context, query));
      if (after !== before) collection.replace(entry, after);
      return note(after === before ? matched : modified);
    },
    none: () => note(upsert ? insertUpsert(context, collection, query, changes) : missed),
  });
}

async function updateMany(
  context: CommandContext,
  collection: Collection,
  query: Query,
  changes: Update,
  upsert: boolean,
): Promise<Doc> {
  if (context.retry) throw refuse('A retryable update of many documents');
  const matches = await matchesToChange(collection, query, context.slice);
  let nModified = 0;
  const n = await changeEach(matches, context.slice, (entry) => {
    const before = docOf(entry);
    const after = applyUpdate(before, changes, applyContext(context, query));
    if (after === before) return;
    collection.replace(entry, after);
    nModified += 1;
  });
  return n === 0 && upsert ? insertUpsert(context, collection, query, changes) : { n, nModified };
}

function insertUpsert(context: CommandContext, collection: Collection, query: Query, changes: Update): Doc {
  return { n: 1, nModified: 0, upserted: upsert(context, collection, query, changes)._id };
}

/** Inserts what a query that matches nothing asks for, and gives it. */
export function upsert(
  { store, collections }: CommandContext,
  collection: Collection,
  query: Query,
  changes: Update,
): Doc {
  const doc = buildUpsert(query.filter, changes, new Date(store.now()));
  const owner = collection.dropped ? collections.obtain(collection.ns) : collection;
  owner.insert(doc);
  return doc;
}

export function applyContext({ store }: CommandContext, query: Query) {
  return { filter: query.filter, inserting: false, now: new Date(store.now()) };
}
