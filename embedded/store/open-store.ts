import { Catalog } from './catalog/catalog.ts';
import { loadCatalog } from './catalog/load.ts';
import type { Store } from './commands/context.ts';
import { heapLimit, LiveHeap } from './observe/live-heap.ts';
import { Observer } from './observe/observer.ts';
import { standardLimits } from './observe/usage.ts';
import { Watch } from './observe/watch.ts';
import { Cursors } from './sessions/cursors.ts';
import { Retries } from './sessions/retries.ts';
import { Transactions } from './sessions/transactions.ts';
import { freeBytes } from './storage/disk.ts';
import { openLevel } from './storage/open.ts';
import { ReadThread } from './storage/read-thread.ts';
import { Room } from './storage/room.ts';
import { explainStorage, StorageError } from './storage/storage-error.ts';
import { Writer } from './storage/writer.ts';
import type { Doc } from './value/types.ts';

const MB = 1024 * 1024;

export interface StoreOptions {
  folder: string;
  /** Bytes of memory for recent documents. */
  cacheBytes: number;
  address: string;
  now: () => number;
  /** The most documents there may be, the standard limit if missing. */
  mostDocuments?: number | undefined;
  /** Bytes of the disk to keep free. A quarter of it has to be free for opening. */
  reserveBytes?: number | undefined;
  /** Called when a batch can't be written, as memory is ahead of the disk then, or nothing read. The process has to end. */
  onWriteFailure: (error: unknown) => void;
  /** Hears, once each, of limits that come near. */
  onWarning?: (text: string) => void;
  onSlow?: (operation: Doc) => void;
  /** From so many milliseconds of own work an operation is slow. */
  slowMs?: number;
}

/** Opens the folder and loads what is in it. Throws StorageError. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { folder, cacheBytes, address, now, onWriteFailure, reserveBytes = 64 * MB, slowMs = 50 } = options;
  const began = performance.now();
  const heap = new LiveHeap();
  const level = await openLevel(folder);
  const writer = new Writer(level, onWriteFailure);
  const reader = new ReadThread(level, onWriteFailure);
  const limits = { ...standardLimits, documents: options.mostDocuments ?? standardLimits.documents };
  const room = new Room(limits.documents);
  const catalog = new Catalog(level, writer, reader, cacheBytes, room);
  const retries = new Retries(writer);
  try {
    await refuseFullDisk(folder, reserveBytes / 4);
    await loadCatalog(level, catalog);
    await retries.load(level);
    const watch = new Watch({
      ...{ folder, room, heap, reserveBytes },
      openingMs: Math.round(performance.now() - began),
      limits: { ...limits, memoryBytes: heapLimit() },
      warn: options.onWarning ?? (() => {}),
    });
    await watch.look();
    const transactions = new Transactions(catalog);
    const observer = new Observer(watch, slowMs, options.onSlow ?? (() => {}));
    return { level, reader, writer, catalog, retries, transactions, cursors: new Cursors(), observer, address, now };
  } catch (error) {
    await abandonStore({ reader, level });
    throw explainStorage(folder, error);
  }
}

async function refuseFullDisk(folder: string, needed: number): Promise<void> {
  const free = await freeBytes(folder);
  if (free >= needed) return;
  const left = `${Math.floor(free / MB)} MB are left, ${Math.ceil(needed / MB)} MB are needed`;
  throw new StorageError('full', folder, `is on a full disk. Free some space. (${left})`);
}

/** Waits for what is under way and closes the folder. */
export async function closeStore(store: Store): Promise<void> {
  await store.writer.durable();
  await abandonStore(store);
}

/** Closes the folder as it is, for when there is nothing to wait for. May be called again. */
export async function abandonStore({ reader, level }: Pick<Store, 'reader' | 'level'>): Promise<void> {
  await reader.close();
  await level.close();
}
