import { badValue, CommandError, refuse } from '../errors.ts';
import { compileFilter } from '../match/compile.ts';
import { encode } from '../value/bytes.ts';
import { type Doc, own } from '../value/types.ts';
import { type Command, collectionOf, namespaceOf } from './context.ts';
import { firstReply, listSource } from './find.ts';

export const create: Command = {
  options: ['capped'],
  writes: true,
  run: (context) => {
    if (own(context.body, 'capped')) throw refuse('A capped collection');
    const ns = namespaceOf(context);
    if (context.store.catalog.get(ns)?.reserved === false) {
      throw new CommandError(48, 'NamespaceExists', `Collection ${ns} already exists.`);
    }
    context.store.catalog.obtain(ns);
    return { ok: 1 };
  },
};

export const drop: Command = {
  options: [],
  writes: true,
  run: async (context) => {
    const collection = collectionOf(context);
    if (!collection || collection.reserved) return { ok: 1 };
    const nIndexesWas = collection.indexes.length;
    await context.store.catalog.drop(collection);
    return { nIndexesWas, ns: collection.ns, ok: 1 };
  },
};

export const dropDatabase: Command = {
  options: [],
  writes: true,
  run: async ({ store, db }) => {
    await Promise.all(store.catalog.inDatabase(db).map((collection) => store.catalog.drop(collection)));
    return { dropped: db, ok: 1 };
  },
};

export const listCollections: Command = {
  options: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run: (context) => {
    const { store, db, body } = context;
    const matches = compileFilter(own(body, 'filter'));
    const docs = store.catalog
      .inDatabase(db)
      .map(({ ns }): Doc => {
        const name = ns.slice(db.length + 1);
        if (own(body, 'nameOnly') === true) return { name, type: 'collection' };
        const idIndex = { v: 2, key: { _id: 1 }, name: '_id_' };
        return { name, type: 'collection', options: {}, info: { readOnly: false }, idIndex };
      })
      .filter(matches)
      .map(encode);
    return firstReply(context, `${db}.$cmd.listCollections`, listSource(docs), Number.POSITIVE_INFINITY);
  },
};

export const listDatabases: Command = {
  options: ['filter', 'nameOnly', 'authorizedDatabases'],
  run: ({ store, db, body }) => {
    if (db !== 'admin') throw badValue('listDatabases may only be run against the admin database.');
    const listed = [...store.catalog.collections.values()].filter(({ reserved }) => !reserved);
    const names = new Set(listed.map(({ ns }) => ns.slice(0, ns.indexOf('.'))));
    const databases = [...names].sort().map((name): Doc => ({ name, sizeOnDisk: 0, empty: false }));
    return { databases: databases.filter(compileFilter(own(body, 'filter'))), totalSize: 0, ok: 1 };
  },
};
