import type { Db, Document, MongoClient } from 'mongodb';
import type { Actions } from './actions.ts';

const openCursor = (on: Db, { command, commandName, ...options }: Document) => on.runCursorCommand(command, options);

export const databaseActions: Actions<Db> = {
  aggregate: (on, { pipeline, ...options }) => on.aggregate(pipeline, options).toArray(),
  createCollection: async (on, { collection, ...options }) => {
    await on.createCollection(collection, options);
  },
  createCommandCursor: async (on, args) => {
    const cursor = openCursor(on, args);
    await cursor.hasNext();
    return cursor;
  },
  dropCollection: (on, { collection, ...options }) => on.dropCollection(collection, options),
  dropDatabase: (on, options) => on.dropDatabase(options),
  listCollectionNames: async (on, { filter, ...options }) =>
    (await on.listCollections(filter, { ...options, nameOnly: true }).toArray()).map(({ name }) => name),
  listCollections: (on, { filter, ...options }) => on.listCollections(filter, options).toArray(),
  modifyCollection: (on, { collection, session, ...options }) =>
    on.command({ collMod: collection, ...options }, session && { session }),
  runCommand: (on, { command, commandName, ...options }) => on.command(command, options),
  runCursorCommand: (on, args) => openCursor(on, args).toArray(),
};

export const clientActions: Actions<MongoClient> = {
  clientBulkWrite: (on, { models, ...options }) => on.bulkWrite(models.map(namespaced), options),
  close: (on) => on.close(),
  listDatabaseNames: async (on, options) =>
    (
      await on
        .db()
        .admin()
        .listDatabases({ ...options, nameOnly: true })
    ).databases.map(({ name }) => name),
  listDatabases: async (on, options) => (await on.db().admin().listDatabases(options)).databases,
};

/** `{insertOne: {…}}` as the driver takes it: `{name: 'insertOne', …}`. */
function namespaced(model: Document): never {
  const [name = ''] = Object.keys(model);
  return { name, ...model[name] } as never;
}
