import type { ServerToVisitor } from '#core/contracts/realtime.ts';
import { type Activity, activityOf, type OpenFiles, typingOf } from './activities.ts';
import type { Both } from './guest.ts';
import type { Lines } from './lines.ts';
import { type Missed, missedSince } from './missed.ts';
import type { VisitorReader } from './visitor.ts';
import { type Mark, watermarkOf } from './watermark.ts';

export type ActivitySet = { activities: Activity[]; watermark: string };

/** At most so many are asked for at once. */
const FILES = 50;

const openFiles = async (reader: VisitorReader, { told }: Missed): Promise<OpenFiles> => {
  const ids = told.flatMap(({ entry }) => entry.files?.map(({ id }) => id) ?? []).slice(-FILES);
  return new Map(ids.length === 0 ? [] : (await reader.files(ids)).map((file) => [file.id, file]));
};

export const setOf = async (both: Both, reader: VisitorReader, missed: Missed): Promise<ActivitySet> => {
  const open = await openFiles(reader, missed);
  return {
    activities: missed.told.flatMap(({ conversationId, entry }) => activityOf(both, conversationId, entry, open) ?? []),
    watermark: missed.mark === null ? '' : watermarkOf(missed.mark),
  };
};

export type StreamOptions = {
  both: Both;
  reader: VisitorReader;
  lines: Lines;
  from: Mark | null;
  send: (set: ActivitySet) => void;
  /** Ends it; the client comes back with its watermark. */
  fail: () => void;
  now: () => number;
};

/**
 * Tells a client everything since its mark, in order and once. What is heard live only says that there is something: it is
 * always the store that is asked what, so that nothing can be missed or overtake.
 */
export const openStream = ({ both, reader, lines, from, send, fail, now }: StreamOptions): { close: () => void } => {
  let mark = from;
  let [pulling, again, closed] = [false, false, false];
  let latest = '';

  /** Clients sort by time, and clocks of those who write differ by a little: no activity is before the one above it. */
  const inOrder = (activities: Activity[]): Activity[] =>
    activities.map((activity) => {
      latest = activity.timestamp > latest ? activity.timestamp : latest;
      return { ...activity, timestamp: latest };
    });

  const pullOnce = async (): Promise<void> => {
    const missed = await missedSince(reader, mark);
    if (closed || missed.told.length === 0) return;
    const set = await setOf(both, reader, missed);
    if (closed) return;
    mark = missed.mark;
    send({ ...set, activities: inOrder(set.activities) });
    if (mark !== null) line.tell({ type: 'received', seq: mark.seq });
  };

  const pull = async (): Promise<void> => {
    again = true;
    if (pulling) return;
    pulling = true;
    try {
      while (again && !closed) {
        again = false;
        await pullOnce();
      }
    } catch {
      if (!closed) fail();
    } finally {
      pulling = false;
    }
  };

  const onMessage = (message: ServerToVisitor): void => {
    if (message.type === 'ready' || message.type === 'entries') void pull();
    if (message.type === 'typing')
      send({ activities: [typingOf(both, message.who, message.name, now())], watermark: '' });
  };
  const { line, giveBack } = lines.use(both.guest, { onMessage, onRefused: fail });
  // A line that was open already has been welcomed before.
  void pull();
  return {
    close: () => {
      closed = true;
      giveBack();
    },
  };
};
