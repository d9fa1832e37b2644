import { badValue, refuse } from '../errors.ts';
import { explainPlan } from '../planner/explain.ts';
import { type Projection, parseProjection } from '../project.ts';
import { parseQuery, planFor } from '../query/query.ts';
import { Reader } from '../query/reader.ts';
import type { Source } from '../sessions/cursors.ts';
import { Transaction } from '../sessions/transactions.ts';
import { docOf } from '../storage/cache.ts';
import { encode } from '../value/bytes.ts';
import { toNumber } from '../value/numbers.ts';
import { type Doc, own } from '../value/types.ts';
import { CursorReply, type Reply } from '../wire/reply.ts';
import { type Command, type CommandContext, collectionOf, namespaceOf } from './context.ts';
import { readsDurable } from './options.ts';

/** Documents of a first batch when the client doesn't say. */
export const firstBatch = 101;
// MongoDB's are larger; here a batch is put into its message within one turn.
const largestBatchBytes = 2 * 1024 * 1024;
const refused = ['min', 'max', 'returnKey', 'showRecordId', 'tailable', 'awaitData', 'oplogReplay'];

export const find: Command = {
  options: [
    'filter',
    'sort',
    'projection',
    'hint',
    'skip',
    'limit',
    'batchSize',
    'singleBatch',
    'allowDiskUse',
    'noCursorTimeout',
    'allowPartialResults',
    ...refused,
  ],
  run: async (context) => {
    const { body } = context;
    for (const option of refused) if (own(body, option)) throw refuse(`The option '${option}' of find`);
    const query = parseQuery(own(body, 'filter'), own(body, 'sort'), own(body, 'hint'));
    const projection = parseProjection(own(body, 'projection'), query.filter);
    const skip = toNumber(own(body, 'skip'));
    const limit = toNumber(own(body, 'limit'));
    if (skip < 0 || limit < 0) throw badValue('skip and limit may not be negative');
    const ns = namespaceOf(context);
    const collection = collectionOf(context);
    if (!collection) return new CursorReply(ns, 0, []);
    const source = readerSource(new Reader(collection, query, skip, limit), projection);
    const count = toNumber(own(body, 'batchSize'), firstBatch);
    return firstReply(context, ns, source, body.singleBatch === true ? Math.max(count, limit) : count);
  },
};

/** Answers with the first batch, keeping a cursor for the rest. */
export async function firstReply(context: CommandContext, ns: string, source: Source, count: number): Promise<Reply> {
  const { store, collections, session, slice, body } = context;
  if (count < 0) throw badValue('a batch size may not be negative');
  const docs = count > 0 ? await source.next(count, slice) : [];
  if (source.done || body.singleBatch === true) return new CursorReply(ns, 0, docs);
  const durable = readsDurable(body);
  const id = store.cursors.add({ ns, source, usedAt: store.now(), session, collections, durable });
  if (collections instanceof Transaction) void collections.ended.then(() => store.cursors.close(id));
  return new CursorReply(ns, id, docs);
}

function readerSource(reader: Reader, projection: Projection | undefined): Source {
  return {
    get done() {
      return reader.done;
    },
    next: async (count, slice) => {
      const docs: Uint8Array[] = [];
      let bytes = 0;
      await reader.read(slice, (entry) => {
        const doc = projection ? encode(projection(docOf(entry))) : entry.bytes;
        docs.push(doc);
        bytes += doc.length;
        return docs.length < count && bytes < largestBatchBytes;
      });
      return docs;
    },
  };
}

/** A source of documents that are all there already. */
export function listSource(docs: Uint8Array[]): Source {
  let at = 0;
  return {
    get done() {
      return at >= docs.length;
    },
    next: async (count) => {
      const start = at;
      let bytes = 0;
      while (at < docs.length && at - start < count && bytes < largestBatchBytes) {
        bytes += docs[at]?.length ?? 0;
        at += 1;
      }
      return docs.slice(start, at);
    },
  };
}

/** How a query would be read, for `explain`. */
export function explainQuery(context: CommandContext, filter: unknown, sort: unknown, hint: unknown): Doc {
  const collection = collectionOf(context);
  const query = parseQuery(filter, sort, hint);
  const none = { stage: 'COLLSCAN' as const, ranges: [], reverse: false, merge: false, sorted: true };
  return explainPlan(collection, namespaceOf(context), collection ? planFor(collection, query) : none);
}
