import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Milliseconds: nothing is on its way for longer. */
const DAY = 24 * 3_600_000;
const LOOKED_AT_EVERY = 3_600_000;

/** Removes what processes left behind that died; another process may do so at the same time. */
const removeLeftovers = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtimeMs < Date.now() - DAY) await rm(path, { force: true });
  }
};

/**
 * A folder for what is on its way. Before it is used it is there, and what has lain in it for a day is gone; looked at once in
 * an hour, as a process that never stops has to clear up after those that died.
 */
export const createPassage = (folder: string, now: () => number = Date.now): (() => Promise<void>) => {
  let looked = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeLeftovers(folder);
    looked = now();
  };
  return () => {
    if (now() < looked + LOOKED_AT_EVERY) return Promise.resolve();
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  };
};
