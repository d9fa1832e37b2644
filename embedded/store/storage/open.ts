import { mkdir, stat } from 'node:fs/promises';
import { ClassicLevel } from 'classic-level';
import { formatKey } from './keys.ts';

export type Level = ClassicLevel<string, Uint8Array>;

/** The layout this code writes. A folder of a higher version is left alone. */
export const formatVersion = 1;

/** A folder that can't be used. The message tells a person what to do. */
export class StorageError extends Error {}

/** Opens or creates the folder. Throws StorageError when it's in use, damaged, unwritable or of a newer version. */
export async function openLevel(folder: string): Promise<Level> {
  await makeFolder(folder);
  const level: Level = new ClassicLevel<string, Uint8Array>(folder, {
    keyEncoding: 'utf8',
    valueEncoding: 'view',
    cacheSize: 4 << 20,
    writeBufferSize: 8 << 20,
  });
  try {
    await level.open();
  } catch (error) {
    throw explain(folder, error);
  }
  await checkFormat(level, folder);
  return level;
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if (!(await stat(folder)).isDirectory()) throw new Error('it is not a folder');
  } catch (error) {
    throw new StorageError(`The data folder ${folder} can't be used: ${(error as Error).message}`);
  }
}

function explain(folder: string, error: unknown): StorageError {
  const cause = ((error as Error).cause ?? error) as Error & { code?: string };
  const detail = cause.message;
  if (cause.code === 'LEVEL_LOCKED') {
    return new StorageError(`The data folder ${folder} is in use by another process. Stop that one first. (${detail})`);
  }
  if (cause.code === 'LEVEL_CORRUPTION' || /corrupt|does not exist|missing|not an sstable/i.test(detail)) {
    return new StorageError(
      `The data folder ${folder} is damaged. Nothing was changed. Restore it from a backup, or move it away to start empty. (${detail})`,
    );
  }
  return new StorageError(`The data folder ${folder} can't be opened or written. (${detail})`);
}

async function checkFormat(level: Level, folder: string): Promise<void> {
  const stored = await level.get(formatKey);
  if (!stored) {
    const [first] = await level.keys({ limit: 1 }).all();
    if (first !== undefined) {
      await level.close();
      throw new StorageError(`The data folder ${folder} holds something else. Nothing was changed.`);
    }
    await level.put(formatKey, Buffer.from(String(formatVersion)), { sync: true });
    return;
  }
  const version = Number(Buffer.from(stored).toString());
  if (version === formatVersion) return;
  await level.close();
  throw new StorageError(
    `The data folder ${folder} has format ${version}, this program reads format ${formatVersion}. Use the version that wrote it.`,
  );
}
