import type { Collection } from '../catalog/collection.ts';
import { whenFree } from '../catalog/locks.ts';
import { badValue, failedToParse } from '../errors.ts';
import { type Projection, parseProjection } from '../project.ts';
import { onFirstMatch } from '../query/first-match.ts';
import { parseQuery, type Query } from '../query/query.ts';
import { docOf, type Entry } from '../storage/cache.ts';
import { applyUpdate } from '../update/apply.ts';
import { parseUpdate, type Update } from '../update/parse.ts';
import { encode } from '../value/bytes.ts';
import { type Doc, own } from '../value/types.ts';
import { DocumentReply, type Reply } from '../wire/reply.ts';
import { type Command, type CommandContext, namespaceOf } from './context.ts';
import { applyContext, upsert } from './update.ts';

export const findAndModify: Command = {
  options: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'arrayFilters',
    'hint',
    'bypassDocumentValidation',
    'bypassEmptyTsReplacement',
  ],
  writes: true,
  run: async (context) => {
    const { body, retry, collections } = context;
    if (retry?.whole) return retry.whole;
    const removing = isSet(body, 'remove');
    const upserting = isSet(body, 'upsert');
    if (removing === (own(body, 'update') !== undefined))
      throw failedToParse('Either an update or remove=true must be specified');
    if (removing && (upserting || isSet(body, 'new')))
      throw failedToParse('Cannot specify both remove=true and upsert or new');
    const query = parseQuery(own(body, 'query'), own(body, 'sort'), own(body, 'hint'));
    const projection = parseProjection(own(body, 'fields'));
    const ns = namespaceOf(context);
    const changes = removing ? undefined : parseUpdate(own(body, 'update'), own(body, 'arrayFilters'));
    const collection = upserting ? collections.obtain(ns) : collections.get(ns);
    if (!collection) return note(context, nothing(removing));
    const act = {
      found: (entry: Entry): Reply => {
        if (!changes) {
          collection.remove(entry);
          return note(context, withValue({ n: 1 }, entry, projection));
        }
        const before = docOf(entry);
        const after = applyUpdate(before, changes, applyContext(context, query));
        const changed = after === before ? entry : collection.replace(entry, after);
        return note(
          context,
          withValue({ n: 1, updatedExisting: true }, isSet(body, 'new') ? changed : entry, projection),
        );
      },
      none: (): Reply => {
        if (!upserting || !changes) return note(context, nothing(removing));
        return note(context, inserted(context, collection, query, changes, projection));
      },
    };
    return whenFree(() => onFirstMatch(collection, query, context.slice, act));
  },
};

/** Notes the answer in the turn of the write, so that both go to the disk in one batch. */
function note<T extends Doc | DocumentReply>({ retry }: CommandContext, reply: T): T {
  retry?.noteWhole(reply);
  return reply;
}

function inserted(
  context: CommandContext,
  collection: Collection,
  query: Query,
  changes: Update,
  projection: Projection | undefined,
): Doc | DocumentReply {
  const doc = upsert(context, collection, query, changes);
  const done = { n: 1, updatedExisting: false, upserted: doc._id };
  if (!isSet(context.body, 'new')) return { lastErrorObject: done, value: null, ok: 1 };
  return new DocumentReply({ lastErrorObject: done, ok: 1 }, 'value', encode(projection ? projection(doc) : doc));
}

function withValue(lastErrorObject: Doc, entry: Entry, projection: Projection | undefined): DocumentReply {
  const bytes = projection ? encode(projection(docOf(entry))) : entry.bytes;
  return new DocumentReply({ lastErrorObject, ok: 1 }, 'value', bytes);
}

function nothing(removing: boolean): Doc {
  return { lastErrorObject: removing ? { n: 0 } : { n: 0, updatedExisting: false }, value: null, ok: 1 };
}

function isSet(body: Doc, field: string): boolean {
  const value = own(body, field);
  if (value !== undefined && value !== null && typeof value !== 'boolean' && typeof value !== 'number') {
    throw badValue(`'${field}' has to be a boolean`);
  }
  return Boolean(value);
}
