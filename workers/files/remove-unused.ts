import type { Instant } from '#core/domain/ids.ts';
import { type Storage, thumbnailOf } from '#core/files/storage.ts';
import type { FilesStore } from '#core/store/files.ts';
import { keyOf } from './deps.ts';

/** So long an upload waits for the message that it is meant for. Milliseconds. */
const KEPT = 24 * 3_600_000;
const AT_ONCE = 50;

/** Uploads that were sent with nothing. Taken out of the store first: what is in a message from then on is not removed. */
export const removeUnused = async (
  { files, storage }: { files: Pick<FilesStore, 'unused' | 'dropUnused'>; storage: Pick<Storage, 'remove'> },
  now: Instant,
): Promise<void> => {
  for (const id of await files.unused(now - KEPT, AT_ONCE)) {
    if (!(await files.dropUnused(id))) continue;
    await storage.remove(keyOf(id));
    await storage.remove(thumbnailOf(keyOf(id)));
  }
};
