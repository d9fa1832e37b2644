import { open, stat } from 'node:fs/promises';
import { Refusal } from '../start/refusal.ts';
import { isBackup, writeBackup } from './backup-file.ts';
import { countOf } from './contents.ts';
import { asWhole } from './draft.ts';
import { collections, documents, Progress } from './progress.ts';
import { withStoreContents } from './store-contents.ts';

/** Writes everything in the store at `url` into one file. Gives the sentence that says so. Throws a Refusal. */
export async function backUp(url: string, file: string): Promise<string> {
  await refuseOthers(file);
  return withStoreContents(url, async (contents) => {
    const progress = new Progress('Backed up', countOf(contents));
    await asWhole(file, async (draft) => {
      // It holds customers' words and the hashes of passwords.
      const handle = await open(draft, 'wx', 0o600);
      try {
        await writeBackup(handle, contents, progress.add);
        await handle.sync();
      } finally {
        await handle.close();
        progress.end();
      }
    });
    const size = ((await stat(file)).size / 1_000_000).toFixed(1);
    const what = `${documents(countOf(contents))} in ${collections(contents.collections.length)}`;
    return `Backed up ${what}, as they were at ${contents.time.toISOString()}, to ${file} (${size} MB).`;
  });
}

/** An earlier backup may be replaced; nothing else is. */
async function refuseOthers(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found || (found.isFile() && (await isBackup(file)))) return;
  throw new Refusal(`${file} exists and is not a backup of Baton, so it is left alone. Choose another name.`);
}
