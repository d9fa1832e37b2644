import type { mongo } from 'mongoose';
import type { FileId, StoredFile } from '../domain/files/file.ts';
import type { Instant } from '../domain/ids.ts';
import { type FileRow, toStoredFile } from './file-schema.ts';

/** No read finds what was deleted. */
export const NOT_DELETED = { deleted: { $exists: false } } as const;

/**
 * Files of messages that customers have deleted. That there was one stays known: a platform that tells of the message again
 * brings nothing back.
 */
export const createDeletedFilesStore = (collection: () => mongo.Collection<FileRow>) => ({
  /** From now on nobody has them; their bytes are to be removed at `removeAt`. Answers those that were there. */
  delete: async (ids: readonly FileId[], removeAt: Instant): Promise<StoredFile[]> => {
    if (ids.length === 0) return [];
    const theirs = { _id: { $in: [...ids] }, ...NOT_DELETED };
    const rows = await collection().find(theirs).toArray();
    const $set = { deleted: true, removeAt, name: '', facts: null } as const;
    await collection().updateMany(theirs, { $set, $unset: { open: '', ref: '' } });
    return rows.map(toStoredFile);
  },

  /** Whose bytes are to be removed by now. */
  toRemove: async (now: Instant, most: number): Promise<FileId[]> => {
    const rows = collection().find({ removeAt: { $lte: now } }, { projection: { _id: 1 } });
    return (await rows.limit(most).toArray()).map(({ _id }) => _id);
  },

  removed: async (id: FileId): Promise<void> => {
    await collection().updateOne({ _id: id }, { $unset: { removeAt: '' } });
  },
});
