import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The name of a folder of pairings: the same for all who share it, and no two have the same. */
export const homeOf = async (folder: string): Promise<string> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'home-id');
  const draft = join(folder, `home-id.${randomUUID()}`);
  await writeFile(draft, randomUUID(), { mode: 0o600 });
  // Of two who begin at once, one is first and the other reads what it wrote.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(draft);
  return readFile(file, 'utf8');
};
