import { mkdir, readdir, stat } from 'node:fs/promises';
import { ClassicLevel } from 'classic-level';
import { checkLogs } from './check-log.ts';
import { formatKey } from './keys.ts';
import { damaged, explainStorage, StorageError } from './storage-error.ts';

export type Level = ClassicLevel<string, Uint8Array>;

/** The layout this code writes. A folder of a higher version is left alone. */
export const formatVersion = 1;

/** Opens or creates the folder. Throws StorageError when it's in use, damaged, full, unwritable or of a newer version. */
export async function openLevel(folder: string): Promise<Level> {
  await makeFolder(folder);
  await refuseHoles(folder);
  // Made after that, as it begins to open itself at once.
  const level: Level = new ClassicLevel<string, Uint8Array>(folder, {
    keyEncoding: 'utf8',
    valueEncoding: 'view',
    cacheSize: 4 << 20,
    writeBufferSize: 8 << 20,
    // A second thread reads.
    multithreading: true,
  });
  try {
    await level.open();
    await checkFormat(level, folder);
  } catch (error) {
    await level.close();
    throw explainStorage(folder, error);
  }
  return level;
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const isFile = (await stat(folder).catch(() => undefined))?.isDirectory() === false;
    if (isFile) throw new StorageError('unusable', folder, "can't be used: it is not a folder.");
    throw explainStorage(folder, error);
  }
}

/** Looks at the logs before the engine does, which turns them into tables and drops what it can't read. */
async function refuseHoles(folder: string): Promise<void> {
  const names = await readdir(folder);
  if (names.includes('CURRENT')) await checkLogs(folder);
  // The engine would begin anew and clear away what it doesn't know.
  else if (names.some((name) => /\.(ldb|log)$/.test(name))) throw damaged(folder, 'the file CURRENT is missing');
}

async function checkFormat(level: Level, folder: string): Promise<void> {
  const stored = await level.get(formatKey);
  const version = stored && Number(Buffer.from(stored).toString());
  if (version === undefined) {
    const [known] = await level.keys({ limit: 1 }).all();
    if (known !== undefined) throw new StorageError('unusable', folder, 'holds something else. Nothing was changed.');
  } else if (version !== formatVersion) {
    throw new StorageError(
      'unusable',
      folder,
      `has format ${version}, this program reads format ${formatVersion}. Use the version that wrote it. Nothing was changed.`,
    );
  }
  // Written each time: a folder that takes no writes is found out before anybody relies on it.
  await level.put(formatKey, Buffer.from(String(formatVersion)), { sync: true });
}
