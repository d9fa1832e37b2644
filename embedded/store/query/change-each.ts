import { Busy } from '../catalog/locks.ts';
import type { Slice } from '../slice.ts';
import type { Entry } from '../storage/cache.ts';
import type { Matches } from './matches.ts';

/**
 * Changes documents one by one, each in the turn in which it was matched. Where a transaction holds one it is looked at
 * again when that has ended; `change` must not have changed anything then. Gives how many were changed.
 */
export async function changeEach(matches: Matches, slice: Slice, change: (entry: Entry) => void): Promise<number> {
  let count = 0;
  for (let entry = matches.next(slice); entry !== null; entry = matches.next(slice)) {
    if (!entry) {
      await matches.ready(slice);
      continue;
    }
    try {
      change(entry);
      count += 1;
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      await error.ended;
      matches.again();
    }
  }
  return count;
}
