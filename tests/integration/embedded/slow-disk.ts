import { once } from 'node:events';
import { join } from 'node:path';
import { dispatch } from '#embedded/store/commands/dispatch.ts';
import { closeStore, openStore } from '#embedded/store/open-store.ts';
import { StoreServer } from '#embedded/store/server.ts';
import { workspace } from './store-process.ts';

/** An embedded store in this process with little cache, the disk of which can be made to wait. */
export async function startSlowDisk() {
  const home = await workspace();
  const fail = (error: unknown): never => {
    throw error;
  };
  const folder = join(home.folder, 'data');
  const opened = await openStore({ folder, cacheBytes: 1 << 16, address: '', now: Date.now, onWriteFailure: fail });
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
  let readable = Promise.resolve();
  let askedFor = () => {};
  const read = opened.reader.read.bind(opened.reader);
  opened.reader.read = async (keys) => {
    const values = read(keys);
    askedFor();
    await readable;
    return values;
  };
  const server = new StoreServer((request) => dispatch(opened, request, fail), fail);
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
    /** Nothing that is read comes back until the answer is called. */
    holdReads: (): { release: () => void; asked: Promise<void> } => {
      let release = () => {};
      readable = new Promise((resolve) => {
        release = resolve;
      });
      const asked = new Promise<void>((resolve) => {
        askedFor = resolve;
      });
      return { release, asked };
    },
    /** The engine, as the store's own thread has it. */
    level,
    close: async () => {
      await server.close();
      await closeStore(opened);
      await home.remove();
    },
  };
}
