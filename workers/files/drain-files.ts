import type { ChannelAccountId, Instant } from '#core/domain/ids.ts';
import type { FileDrainDeps } from './deps.ts';
import { fetchFile, giveUpOn } from './fetch-file.ts';

/** Files of one account that are fetched at the same time: one picture is examined while the next one comes. */
const SIDE_BY_SIDE = 2;
const AT_ONCE = 50;

/**
 * Fetches what is due of an account's files. Safe to run at any time, also twice: a file that is fetched again is stored again
 * under the same key, and what is settled stays as it is. Answers when there is something to do again; null for nothing.
 */
export const createFileDrain =
  (deps: FileDrainDeps) =>
  async (id: ChannelAccountId, signal: AbortSignal): Promise<Instant | null> => {
    const { files, openMediaOf, time } = deps;
    const open = await openMediaOf(id);
    if (open === null) {
      await giveUpOn(deps, await files.due(id, time(), AT_ONCE));
      return null;
    }
    while (!signal.aborted) {
      const due = await files.due(id, time(), AT_ONCE);
      if (due.length === 0) break;
      const lane = async (): Promise<void> => {
        for (let file = due.shift(); file !== undefined && !signal.aborted; file = due.shift())
          await fetchFile(deps, open, file, signal);
      };
      await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
    }
    return files.nextDue(id);
  };
