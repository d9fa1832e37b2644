import { once } from 'node:events';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import type { Collection } from '#embedded/store/catalog/collection.ts';
import { dispatch } from '#embedded/store/commands/dispatch.ts';
import { closeStore, openStore } from '#embedded/store/open-store.ts';
import { StoreServer } from '#embedded/store/server.ts';

export interface InProcessStore {
  client: MongoClient;
  /** What the store itself has of a collection. */
  collection(name: string): Collection;
  close(): Promise<void>;
}

const database = 'equivalence';

/** The store over a real folder and a real socket, in this process, so that its indexes can be looked into. */
export async function openInProcess(folder: string): Promise<InProcessStore> {
  const path = join(folder, 's.sock');
  const fail = (error: unknown) => {
    throw error;
  };
  const store = await openStore({
    ...{ folder: join(folder, 'data'), cacheBytes: 1 << 20, address: path },
    ...{ now: Date.now, onWriteFailure: fail },
  });
  const server = new StoreServer((request) => dispatch(store, request, fail), fail);
  server.server.listen(path);
  await once(server.server, 'listening');
  const client = await MongoClient.connect(`mongodb://${encodeURIComponent(path)}/${database}?directConnection=true`);
  return {
    client,
    collection: (name) => {
      const found = store.catalog.get(`${database}.${name}`);
      if (!found) throw new Error(`no collection ${name}`);
      return found;
    },
    close: async () => {
      await client.close();
      await server.close();
      await closeStore(store);
    },
  };
}
