import type { Command } from '../commands/context.ts';
import { firstReply } from '../commands/find.ts';
import type { Source } from '../sessions/cursors.ts';
import { encode } from '../value/bytes.ts';
import type { Frame } from './frames.ts';
import { readSnapshot } from './read-snapshot.ts';

/** A snapshot keeps what was deleted since on the disk, so a client that is gone may not hold it for long. */
const patienceMs = 60_000;

/**
 * Baton's own command, `{batonSnapshot: 1}`: a cursor over the frames of everything in the store.
 * Whatever was acknowledged before it is in them, and of every transaction all or nothing.
 */
export const batonSnapshot: Command = {
  options: ['cursor'],
  run: async (context) => {
    const { level, writer, now } = context.store;
    await writer.durable();
    const source = frameSource(readSnapshot(level, new Date(now())));
    return firstReply(context, 'admin.$cmd.batonSnapshot', source, 1);
  },
};

/** One frame for each request: it is as large as a batch should be. The snapshot is let go of with the cursor. */
function frameSource(frames: AsyncGenerator<Frame, void>): Source {
  let done = false;
  return {
    patienceMs,
    get done() {
      return done;
    },
    next: async () => {
      const frame = await frames.next();
      if (frame.done) done = true;
      return frame.done ? [] : [encode({ ...frame.value })];
    },
    close: () => void frames.return(),
  };
}
