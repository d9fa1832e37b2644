/** Codes of MongoDB for what is wrong with a folder, as clients of a store that waits for it are told. */
const codes = {
  full: { code: 14_031, codeName: 'OutOfDiskSpace' },
  inUse: { code: 98, codeName: 'DBPathInUse' },
  damaged: { code: 39, codeName: 'FileStreamFailed' },
  unusable: { code: 37, codeName: 'FileNotOpen' },
} as const;

/** A folder that can't be used. The message tells a person what to do. */
export class StorageError extends Error {
  readonly code: number;
  readonly codeName: string;
  /** The same without the folder's path, which is nobody's business over the wire. */
  readonly forClients: string;

  constructor(kind: keyof typeof codes, folder: string, what: string) {
    super(`The data folder ${folder} ${what}`);
    this.forClients = `The store's data folder ${what.replaceAll(folder, '…')}`;
    this.code = codes[kind].code;
    this.codeName = codes[kind].codeName;
  }
}

// A table that is cut off is read beyond its end: an invalid argument to the system.
const damage = /corrupt|does not exist|missing|not an sstable|\.ldb: (invalid argument|input\/output)/i;

/** Puts an error of the engine or the system into words for the people who run this. */
export function explainStorage(folder: string, error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const cause = ((error as Error).cause ?? error) as Error & { code?: string };
  const detail = cause.message;
  if (cause.code === 'LEVEL_LOCKED') {
    return new StorageError('inUse', folder, `is in use by another process. Stop that one first. (${detail})`);
  }
  if (cause.code === 'ENOSPC' || /no space left|disk quota exceeded|file too large/i.test(detail)) {
    return new StorageError(
      'full',
      folder,
      `is on a full disk. Free some space. Everything that was acknowledged is kept. (${detail})`,
    );
  }
  if (/^(EACCES|EROFS|EPERM)$/.test(cause.code ?? '') || /permission denied|read-only|not permitted/i.test(detail)) {
    return new StorageError(
      'unusable',
      folder,
      `can't be written. Give this user the right to write there, or choose another folder with DATA_DIR. (${detail})`,
    );
  }
  if (cause.code === 'LEVEL_CORRUPTION' || damage.test(detail)) {
    return damaged(folder, detail);
  }
  return new StorageError('unusable', folder, `can't be opened or written. (${detail})`);
}

export function damaged(folder: string, detail: string): StorageError {
  return new StorageError(
    'damaged',
    folder,
    `is damaged. Nothing was changed. Restore it from a backup, or move it away to start empty. (${detail})`,
  );
}
