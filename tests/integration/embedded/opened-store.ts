import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect } from 'vitest';
import { type StoreProcess, startStore, type Workspace, workspace } from './store-process.ts';

/** A store in a folder of its own, started with these options, and a client, for all tests of a file. It has to end well. */
export const openedStore = (...options: string[]): { readonly client: MongoClient; readonly store: StoreProcess } => {
  let place: Workspace;
  let store: StoreProcess;
  let client: MongoClient;
  beforeAll(async () => {
    place = await workspace();
    store = await startStore(place.folder, ...options);
    client = await MongoClient.connect(store.url);
  });
  afterAll(async () => {
    await client?.close();
    expect(await store?.stop()).toBe(0);
    await place?.remove();
  });
  return {
    get client() {
      return client;
    },
    get store() {
      return store;
    },
  };
};
