import { buildIndex } from '../catalog/build-index.ts';
import type { Collection } from '../catalog/collection.ts';
import { indexToDoc, parseIndexSpec } from '../catalog/index-spec.ts';
import type { IndexTree } from '../catalog/index-tree.ts';
import { badValue, CommandError, namespaceNotFound } from '../errors.ts';
import { encode } from '../value/bytes.ts';
import { type Doc, isDoc, own } from '../value/types.ts';
import { type Command, type CommandContext, collectionOf, namespaceOf } from './context.ts';
import { firstReply, listSource } from './find.ts';

export const createIndexes: Command = {
  options: ['indexes', 'commitQuorum'],
  writes: true,
  run: async (context) => {
    const { store, body, slice } = context;
    const given = own(body, 'indexes');
    if (!Array.isArray(given) || given.length === 0) throw badValue('Must specify at least one index to create');
    const specs = given.map(parseIndexSpec);
    const ns = namespaceOf(context);
    const createdCollectionAutomatically = store.catalog.get(ns)?.reserved !== false;
    const collection = store.catalog.obtain(ns);
    const numIndexesBefore = collection.indexes.length;
    for (const spec of specs) await buildIndex(collection, spec, slice);
    const numIndexesAfter = collection.indexes.length;
    const note = numIndexesBefore === numIndexesAfter ? { note: 'all indexes already exist' } : {};
    return { numIndexesBefore, numIndexesAfter, createdCollectionAutomatically, ...note, ok: 1 };
  },
};

export const listIndexes: Command = {
  options: ['cursor', 'includeBuildUUIDs', 'includeIndexBuildInfo'],
  run: (context) => {
    const collection = existing(context);
    const docs = collection.indexes.filter((index) => index.ready).map((index) => encode(indexToDoc(index.spec)));
    return firstReply(context, collection.ns, listSource(docs), Number.POSITIVE_INFINITY);
  },
};

export const dropIndexes: Command = {
  options: ['index'],
  writes: true,
  run: (context) => {
    const collection = existing(context);
    const nIndexesWas = collection.indexes.length;
    collection.dropIndexes(chosen(collection, own(context.body, 'index')));
    return { nIndexesWas, ok: 1 };
  },
};

function existing(context: CommandContext): Collection {
  const collection = collectionOf(context);
  if (!collection || collection.reserved) throw namespaceNotFound(`ns does not exist: ${namespaceOf(context)}`);
  return collection;
}

function chosen(collection: Collection, wanted: unknown): IndexTree[] {
  if (wanted === '*') return collection.indexes.filter((index) => index !== collection.byId);
  const list = Array.isArray(wanted) ? wanted : [wanted];
  return list.map((item: unknown) => {
    const key = isDoc(item) ? JSON.stringify(normalKey(item)) : undefined;
    const found = collection.indexes.find(({ spec }) => (key ? JSON.stringify(spec.key) === key : spec.name === item));
    if (!found) throw new CommandError(27, 'IndexNotFound', `index not found with name [${String(item)}]`);
    if (found === collection.byId) throw new CommandError(72, 'InvalidOptions', 'cannot drop _id index');
    return found;
  });
}

const normalKey = (key: Doc) => parseIndexSpec({ key }).key;
