import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../start/refusal.ts';
import { readSnapshot } from '../store/backup/read-snapshot.ts';
import { buildIndex } from '../store/catalog/build-index.ts';
import type { Collection } from '../store/catalog/collection.ts';
import { parseIndexSpec } from '../store/catalog/index-spec.ts';
import type { Store } from '../store/commands/context.ts';
import { CommandError } from '../store/errors.ts';
import { abandonStore, closeStore, openStore } from '../store/open-store.ts';
import { Slice } from '../store/slice.ts';
import { decode } from '../store/value/bytes.ts';
import { damaged, readBackup } from './backup-file.ts';
import { type Contents, countOf, readContents } from './contents.ts';
import { asWhole } from './draft.ts';
import { Fingerprint } from './fingerprint.ts';
import { collections, documents, Progress } from './progress.ts';

const cacheBytes = 8 << 20;

/**
 * Fills the data folder's store, which has to be empty, from a backup. Gives the sentence that says so.
 * The store gets its name when it was written, opened again and found to hold what the backup holds.
 * Throws a Refusal.
 */
export async function restore(file: string, dataDir: string): Promise<string> {
  const contents = await readBackup(file);
  await asWhole(join(dataDir, 'store'), async (draft) => {
    await mkdir(draft, { mode: 0o700 });
    const written = await withStore(draft, (store) => fill(store, contents, file));
    await withStore(draft, (store) => verify(store, written));
  });
  const what = `${documents(countOf(contents))} in ${collections(contents.collections.length)}`;
  const sentence = `Restored ${what}, as they were at ${contents.time.toISOString()}, into ${dataDir}.`;
  if (process.env.SECRET_KEY || existsSync(join(dataDir, 'secret-key'))) return sentence;
  return `${sentence}\nPut the file secret-key of the old data folder there before the first start: without it everybody has to log in again, and stored channel secrets can't be read.`;
}

/** Opens a store in this process for as long as `use` runs. */
async function withStore<T>(folder: string, use: (store: Store) => Promise<T>): Promise<T> {
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);
  const store = await openStore({ folder, cacheBytes, address: 'restore', now: Date.now, onWriteFailure: fail });
  try {
    const result = await Promise.race([use(store), failed]);
    await closeStore(store);
    return result;
  } finally {
    // After a failed write there is nothing to wait for; after a good end it is closed already.
    await abandonStore(store);
  }
}

type Fingerprints = Map<string, Fingerprint>;

async function fill(store: Store, contents: Contents, file: string): Promise<Fingerprints> {
  const sums: Fingerprints = new Map();
  const progress = new Progress('Restored', countOf(contents));
  for (const { ns, indexes } of contents.collections) {
    sums.set(ns, new Fingerprint());
    const collection = store.catalog.obtain(ns);
    // While it is empty this costs nothing, and every document is held against the unique ones.
    for (const index of indexes) await buildIndex(collection, parseIndexSpec(index), new Slice());
  }
  try {
    for await (const { collection, documents } of contents.portions) {
      for (const bytes of documents) {
        insert(store.catalog.obtain(collection.ns), bytes, file);
        sums.get(collection.ns)?.add(bytes);
      }
      await store.writer.durable();
      progress.add(documents.length);
    }
  } finally {
    progress.end();
  }
  await store.writer.durable();
  return sums;
}

/** A wrong byte may show here before the checksums tell of it. Throws a Refusal. */
function insert(collection: Collection, bytes: Uint8Array, file: string): void {
  try {
    collection.insert(decode(bytes), new Uint8Array(bytes));
  } catch (error) {
    const full = error instanceof CommandError && error.code !== 11_000;
    throw full ? error : damaged(file, 'one of its documents is not as it was');
  }
}

async function verify(store: Store, written: Fingerprints): Promise<void> {
  const differs = () =>
    new Refusal('What was written differs from the backup. Is the disk in order? Nothing was kept.');
  const { collections, portions } = await readContents(readSnapshot(store.level, new Date()), differs);
  const found: Fingerprints = new Map(collections.map(({ ns }) => [ns, new Fingerprint()]));
  for await (const { collection, documents } of portions) {
    for (const document of documents) found.get(collection.ns)?.add(document);
  }
  for (const [ns, sum] of written) if (!found.get(ns)?.equals(sum)) throw differs();
}
