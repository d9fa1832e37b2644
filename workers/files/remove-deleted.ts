import type { Instant } from '#core/domain/ids.ts';
import { type Storage, thumbnailOf } from '#core/files/storage.ts';
import type { FilesStore } from '#core/store/files.ts';
import { keyOf } from './deps.ts';

const AT_ONCE = 50;

/** What customers have deleted. Known as removed only once it is. */
export const removeDeleted = async (
  { files, storage }: { files: Pick<FilesStore, 'toRemove' | 'removed'>; storage: Pick<Storage, 'remove'> },
  now: Instant,
): Promise<void> => {
  for (const id of await files.toRemove(now, AT_ONCE)) {
    await storage.remove(keyOf(id));
    await storage.remove(thumbnailOf(keyOf(id)));
    await files.removed(id);
  }
};
