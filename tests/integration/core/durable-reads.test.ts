import { once } from 'node:events';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { expect, test } from 'vitest';
import { connectStore } from '#core/store/connect.ts';
import { newId } from '#core/store/ids.ts';
import { closeStore, openStore } from '#embedded/store/open-store.ts';
import { StoreServer } from '#embedded/store/server.ts';
import { workspace } from '#tests/integration/embedded/store-process.ts';

/** An embedded store in this process, the disk of which can be made to wait. */
const startSlowDisk = async () => {
  const home = await workspace();
  const fail = (error: unknown): never => {
    throw error;
  };
  const folder = join(home.folder, 'data');
  const opened = await openStore({ folder, cacheBytes: 1 << 20, address: '', now: Date.now, onWriteFailure: fail });
  const { level } = opened;
  let written = Promise.resolve();
  const batch = level.batch.bind(level) as () => ReturnType<typeof level.batch>;
  level.batch = (() => {
    const made = batch();
    const write = made.write.bind(made);
    made.write = async (options: Parameters<typeof write>[0] = {}) => {
      await written;
      await write(options);
    };
    return made;
  }) as unknown as typeof level.batch;
  const server = new StoreServer(opened, fail);
  const socket = join(home.folder, 's.sock');
  server.server.listen(socket);
  await once(server.server, 'listening');
  return {
    url: `mongodb://${encodeURIComponent(socket)}/t?directConnection=true`,
    /** Nothing reaches the disk until the answer is called. */
    hold: (): (() => void) => {
      let release = () => {};
      written = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    close: async () => {
      await server.close();
      await closeStore(opened);
      await home.remove();
    },
  };
};

test('nothing is decided on what is not on the disk yet: a crash could take it back, and others write it anew', async () => {
  const disk = await startSlowDisk();
  const store = await connectStore(disk.url);
  const raw = await new mongo.MongoClient(disk.url).connect();
  const inMemory = async (id: string) => {
    const found = await raw.db().collection<{ _id: string; teamSeenSeq: number }>('conversations').findOne({ _id: id });
    return found?.teamSeenSeq;
  };
  const opening = { botId: 'b', contactId: 'c', channel: 'web', channelAccountId: 'a', peer: 'p' } as const;
  const id = newId();
  await store.conversations.openNew({ id, ...opening, customerName: 'V', previousId: null, now: 0 });

  const release = disk.hold();
  const writing = store.conversations.teamSeen(id, 7);
  await expect.poll(() => inMemory(id)).toBe(7);
  let read: number | undefined;
  const reading = store.conversations.teamSeenSeq(id).then((seq) => {
    read = seq;
  });
  for (let i = 0; i < 20; i++) await inMemory(id);
  expect(read).toBeUndefined();
  release();
  await Promise.all([writing, reading]);
  expect(read).toBe(7);

  await Promise.all([store.close(), raw.close()]);
  await disk.close();
});
