import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createPassage } from './leftovers.ts';
import { nameOf } from './name-of.ts';
import { MissingFile, type Storage, StorageTrouble } from './storage.ts';

const pathOf = (folder: string, key: string): string => join(folder, nameOf(key));

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

const asTrouble = (error: unknown): Error => {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new StorageTrouble('The disk of the data folder is full. Make room on it.', true, error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new StorageTrouble('Baton may not write into its data folder. Give it the right to.', false, error);
  return error as Error;
};

const flush = async (path: string): Promise<void> => {
  const handle = await open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** In a folder of this machine: written aside, flushed, and given its name, so that a crash leaves all of a file or nothing. */
export const createDiskStorage = (folder: string): Storage => {
  const drafts = join(folder, 'drafts');
  return { ...keptIn(folder), put: putBy(folder, drafts, createPassage(drafts)) };
};

const putBy =
  (folder: string, drafts: string, prepare: () => Promise<void>): Storage['put'] =>
  async (key, path) => {
    const target = pathOf(folder, key);
    const draft = join(drafts, randomUUID());
    try {
      await prepare();
      const made = await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await copyFile(path, draft, constants.COPYFILE_EXCL);
      await flush(draft);
      await rename(draft, target);
      await flush(dirname(target));
      // Folders that are new are names in the folders above them.
      if (made !== undefined) for (const above of [dirname(dirname(target)), folder]) await flush(above);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw asTrouble(error);
    }
  };

const keptIn = (folder: string): Omit<Storage, 'put'> => ({
  open: async (key, range) => {
    const handle = await open(pathOf(folder, key), constants.O_RDONLY).catch((error) => {
      throw codeOf(error) === 'ENOENT' ? new MissingFile() : asTrouble(error);
    });
    try {
      const { size } = await handle.stat();
      // The stream closes the handle, however it ends.
      return { size, bytes: handle.createReadStream({ autoClose: true, ...range }) };
    } catch (error) {
      await handle.close();
      throw error;
    }
  },

  remove: async (key) => {
    const target = pathOf(folder, key);
    await rm(target, { force: true }).catch((error) => {
      throw asTrouble(error);
    });
  },
});
