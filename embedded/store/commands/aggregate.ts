import { parsePipeline } from '../aggregate/pipeline.ts';
import { chain, prepareAll } from '../aggregate/stage.ts';
import { encodeInTurns } from '../encode-in-turns.ts';
import { badValue, refuse } from '../errors.ts';
import { countMatching } from '../query/matching-records.ts';
import { parseQuery } from '../query/query.ts';
import { Reader } from '../query/reader.ts';
import { docOf } from '../storage/cache.ts';
import { encode } from '../value/bytes.ts';
import { toNumber } from '../value/numbers.ts';
import { type Doc, isDoc, own } from '../value/types.ts';
import { CursorReply, type Reply } from '../wire/reply.ts';
import { type Command, type CommandContext, collectionOf, namespaceOf } from './context.ts';
import { firstBatch, firstReply, listSource } from './find.ts';

export const aggregate: Command = {
  options: ['pipeline', 'cursor', 'hint', 'allowDiskUse', 'bypassDocumentValidation', 'explain'],
  run: async (context) => {
    const pipeline = own(context.body, 'pipeline');
    if (!Array.isArray(pipeline) || !pipeline.every(isDoc))
      throw badValue("'pipeline' has to be an array of documents");
    const counted = countPipeline(pipeline);
    if (counted) return runCount(context, counted);
    return runPipeline(context, pipeline);
  },
};

async function runPipeline(context: CommandContext, pipeline: Doc[]): Promise<Reply> {
  const { body, slice } = context;
  if (own(body, 'explain')) throw refuse('explain of aggregate');
  const { front, stages } = parsePipeline(pipeline, (name) => context.collections.get(`${context.db}.${name}`));
  const query = parseQuery(front.filter, front.sort, own(body, 'hint'));
  const ns = namespaceOf(context);
  const collection = collectionOf(context);
  const docs: Uint8Array[] = [];
  const keep = (bytes: Uint8Array) => docs.push(bytes) > 0;
  const out = (doc: Doc) => {
    const bytes = encodeInTurns(doc, slice);
    return bytes instanceof Promise ? bytes.then(keep) : keep(bytes);
  };
  const { push, end } = chain(stages, out, slice);
  await prepareAll(stages, slice);
  if (collection)
    await new Reader(collection, query, front.skip, front.limit).read(slice, (entry) => push(docOf(entry)));
  await end(slice);
  const cursor = own(body, 'cursor');
  const batch = isDoc(cursor) ? toNumber(own(cursor, 'batchSize'), firstBatch) : firstBatch;
  return firstReply(context, ns, listSource(docs), batch);
}

interface CountPipeline {
  filter: unknown;
  skip: number;
  limit: number;
}

/** Recognises what drivers send for countDocuments: `$match`, `$skip`, `$limit`, `$group` into one sum. */
function countPipeline(pipeline: Doc[]): CountPipeline | undefined {
  const found: CountPipeline = { filter: {}, skip: 0, limit: 0 };
  const order = ['$match', '$skip', '$limit', '$group'];
  let at = 0;
  for (const stage of pipeline) {
    const [name = '', ...more] = Object.keys(stage);
    const place = order.indexOf(name);
    if (place < at || more.length > 0) return undefined;
    at = place + 1;
    if (name === '$match') found.filter = stage[name];
    if (name === '$skip') found.skip = toNumber(stage[name]);
    if (name === '$limit') found.limit = toNumber(stage[name]);
    if (name === '$group' && !isPlainCount(stage[name])) return undefined;
  }
  return at === order.length ? found : undefined;
}

function isPlainCount(group: unknown): boolean {
  if (!isDoc(group) || Object.keys(group).join() !== '_id,n' || (group._id !== 1 && group._id !== null)) return false;
  const sum = group.n;
  return group._id === 1 && isDoc(sum) && Object.keys(sum).join() === '$sum' && sum.$sum === 1;
}

async function runCount(context: CommandContext, { filter, skip, limit }: CountPipeline) {
  const query = parseQuery(filter, undefined, own(context.body, 'hint'));
  const collection = collectionOf(context);
  const n = collection ? await countMatching(collection, query, context.slice, skip, limit) : 0;
  return new CursorReply(namespaceOf(context), 0, n > 0 ? [encode({ _id: 1, n })] : []);
}
