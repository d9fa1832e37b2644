import { Catalog } from './catalog/catalog.ts';
import { loadCatalog } from './catalog/load.ts';
import type { Store } from './commands/context.ts';
import { Cursors } from './sessions/cursors.ts';
import { Retries } from './sessions/retries.ts';
import { Transactions } from './sessions/transactions.ts';
import { openLevel } from './storage/open.ts';
import { Writer } from './storage/writer.ts';

export interface StoreOptions {
  folder: string;
  /** Bytes of memory for recent documents. */
  cacheBytes: number;
  address: string;
  now: () => number;
  /** Called when a batch can't be written. The process has to end: memory is ahead of the disk then. */
  onWriteFailure: (error: unknown) => void;
}

/** Opens the folder and loads what is in it. Throws StorageError. */
export async function openStore({ folder, cacheBytes, address, now, onWriteFailure }: StoreOptions): Promise<Store> {
  const level = await openLevel(folder);
  const writer = new Writer(level, onWriteFailure);
  const catalog = new Catalog(level, writer, cacheBytes);
  const retries = new Retries(writer);
  try {
    await loadCatalog(level, catalog);
    await retries.load(level);
  } catch (error) {
    await level.close();
    throw error;
  }
  const transactions = new Transactions(catalog);
  return { level, writer, catalog, retries, transactions, cursors: new Cursors(), address, now };
}

/** Waits for what is under way and closes the folder. */
export async function closeStore({ writer, level }: Store): Promise<void> {
  await writer.durable();
  await level.close();
}
