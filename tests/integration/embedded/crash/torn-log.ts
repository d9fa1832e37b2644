import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { closeStore, openStore } from '#embedded/store/open-store.ts';
import { docOf } from '#embedded/store/storage/cache.ts';
import { StorageError } from '#embedded/store/storage/storage-error.ts';
import { entriesOf } from '#tests/unit/embedded/samples.ts';

const ns = 'db.steps';

const open = (folder: string) =>
  openStore({
    ...{ folder, cacheBytes: 1 << 20, address: '', now: () => 0, reserveBytes: 0 },
    onWriteFailure: (error) => {
      throw error;
    },
  });

/** Leaves a folder as a crash does after so many acknowledged steps: each inserts two documents in one batch. */
export async function writeSteps(folder: string, steps: number, random: () => number): Promise<void> {
  const store = await open(`${folder}.live`);
  const collection = store.catalog.obtain(ns);
  for (let n = 1; n <= steps; n++) {
    // Some steps go over several blocks of the log.
    const filling = 'x'.repeat(Math.floor(random() ** 4 * 80_000));
    collection.insert({ _id: `${n}`, n, filling });
    collection.insert({ _id: `${n}b`, n });
    await store.writer.durable();
  }
  await cp(`${folder}.live`, folder, { recursive: true });
  await closeStore(store);
  await rm(`${folder}.live`, { recursive: true });
}

/** Changes the log of a folder. */
export async function damageLog(folder: string, damage: (log: Buffer) => Buffer): Promise<void> {
  const name = (await readdir(folder)).find((file) => file.endsWith('.log')) ?? '';
  await writeFile(join(folder, name), damage(await readFile(join(folder, name))));
}

/** How many steps are there, from the first on and whole; `refused` when the folder is; a sentence when it is neither. */
export async function stepsIn(folder: string): Promise<number | 'refused' | string> {
  try {
    const store = await open(folder);
    const found = new Map<unknown, number>();
    const collection = store.catalog.get(ns);
    for (const entry of collection ? await entriesOf(collection) : []) {
      const { n } = docOf(entry);
      found.set(n, (found.get(n) ?? 0) + 1);
    }
    await closeStore(store);
    const steps = [...found.keys()].map(Number);
    const whole = [...found.values()].every((count) => count === 2);
    const prefix = steps.length === Math.max(0, ...steps);
    return whole && prefix ? steps.length : `not a clean prefix: ${steps.length} steps up to ${Math.max(...steps)}`;
  } catch (error) {
    if (error instanceof StorageError) return 'refused';
    throw error;
  }
}

/** A digest of what a folder holds, to see that nothing was overwritten. */
export async function contentOf(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => /\.(log|ldb)$|^(CURRENT|MANIFEST)/.test(name)).sort();
  const parts = await Promise.all(
    names.map(async (name) => {
      const digest = createHash('sha256').update(await readFile(join(folder, name)));
      return `${name} ${digest.digest('hex')}`;
    }),
  );
  return parts.join('\n');
}

/** Numbers from 0 to 1 that are the same in each run. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
