import type { Collection } from '../catalog/collection.ts';
import { whenFree } from '../catalog/locks.ts';
import { badValue, failedToParse } from '../errors.ts';
import { type Projection, parseProjection } from '../project.ts';
import { onFirstMatch } from '../query/first-match.ts';
import { parseQuery, type Query } from '../query/query.ts';
import { docOf, type Entry } from '../storage/cache.ts';
import { applyUpdate } from '../update/apply.ts';
import { parseUpdate, type Update } from '../update/parse.ts';
import { type Doc, own } from '../value/types.ts';
import { type Command, type CommandContext, namespaceOf } from './context.ts';
import { applyContext, insertUpsert } from './update.ts';
import { noteResult, statementId } from './write-batch.ts';

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
    const answered = retry?.answered(statementId(body, 0));
    if (answered) return answered;
    const removing = isSet(body, 'remove');
    const upsert = isSet(body, 'upsert');
    if (removing === (own(body, 'update') !== undefined))
      throw failedToParse('Either an update or remove=true must be specified');
    if (removing && (upsert || isSet(body, 'new')))
      throw failedToParse('Cannot specify both remove=true and upsert or new');
    const query = parseQuery(own(body, 'query'), own(body, 'sort'), own(body, 'hint'));
    const projection = parseProjection(own(body, 'fields'));
    const ns = namespaceOf(context);
    const changes = removing ? undefined : parseUpdate(own(body, 'update'), own(body, 'arrayFilters'));
    const collection = upsert ? collections.obtain(ns) : collections.get(ns);
    if (!collection) return noteResult(context, 0, nothing(removing));
    const act = {
      found: (entry: Entry): Doc => {
        const before = docOf(entry);
        if (!changes) {
          collection.remove(entry);
          return noteResult(context, 0, { lastErrorObject: { n: 1 }, value: shown(before, projection), ok: 1 });
        }
        const after = applyUpdate(before, changes, applyContext(context, query));
        if (after !== before) collection.replace(entry, after);
        const value = shown(isSet(body, 'new') ? after : before, projection);
        return noteResult(context, 0, { lastErrorObject: { n: 1, updatedExisting: true }, value, ok: 1 });
      },
      none: (): Doc => {
        if (!upsert || !changes) return noteResult(context, 0, nothing(removing));
        return noteResult(context, 0, inserted(context, collection, query, changes, projection));
      },
    };
    return whenFree(() => onFirstMatch(collection, query, context.slice, act));
  },
};

function inserted(
  context: CommandContext,
  collection: Collection,
  query: Query,
  changes: Update,
  projection: Projection | undefined,
): Doc {
  const { upserted } = insertUpsert(context, collection, query, changes);
  const record = isSet(context.body, 'new') ? collection.findById(upserted) : undefined;
  return {
    lastErrorObject: { n: 1, updatedExisting: false, upserted },
    value: record ? shown(docOf(record), projection) : null,
    ok: 1,
  };
}

function nothing(removing: boolean): Doc {
  return { lastErrorObject: removing ? { n: 0 } : { n: 0, updatedExisting: false }, value: null, ok: 1 };
}

const shown = (doc: Doc, projection: Projection | undefined) => (projection ? projection(doc) : doc);

function isSet(body: Doc, field: string): boolean {
  const value = own(body, field);
  if (value !== undefined && value !== null && typeof value !== 'boolean' && typeof value !== 'number') {
    throw badValue(`'${field}' has to be a boolean`);
  }
  return Boolean(value);
}
