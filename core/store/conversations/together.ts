import type { mongo } from 'mongoose';
import type { ConversationEvent } from '../../domain/conversation/events.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { ConversationId } from '../../domain/ids.ts';
import { createBatcher } from '../batcher.ts';
import { newId } from '../ids.ts';
import { conditionalWrite, type WriteExtra } from './conditional-write.ts';
import { type Loaded, toLoaded } from './mapping.ts';
import type { StoredConversation } from './schema.ts';

type Write = { before: Conversation; events: readonly ConversationEvent[]; extra: WriteExtra };

/** What drains do for many conversations at the same moment: the same reads and writes travel in one command. */
export const createTogether = (collection: () => mongo.Collection<StoredConversation>) => {
  const load = createBatcher(async (ids: ConversationId[]): Promise<(Loaded | null)[]> => {
    const stored = await collection()
      .find({ _id: { $in: ids } })
      .toArray();
    const byId = new Map(stored.map((one) => [one._id, toLoaded(one)]));
    return ids.map((id) => byId.get(id) ?? null);
  });

  const write = createBatcher(async (writes: Write[]): Promise<boolean[]> => {
    const marked = writes.map(({ before, events, extra }) => {
      const { filter, update } = conditionalWrite(before, events, extra);
      const writeId = newId();
      return { writeId, updateOne: { filter, update: { ...update, $set: { ...update.$set, writeId } } } };
    });
    const operations = marked.map(({ updateOne }) => ({ updateOne }));
    const { matchedCount } = await collection().bulkWrite(operations, { ordered: false });
    if (matchedCount === writes.length) return writes.map(() => true);
    // The answer counts matches and doesn't say which: each write left its mark where it matched.
    const ids = writes.map(({ before }) => before.id);
    const found = await collection()
      .find({ _id: { $in: ids } }, { projection: { writeId: 1 } })
      .toArray();
    const marks = new Set(found.map(({ writeId }) => writeId));
    return marked.map(({ writeId }) => marks.has(writeId));
  });

  const acknowledge = createBatcher(async (acks: { id: ConversationId; seq: number }[]) => {
    const { matchedCount } = await collection().bulkWrite(
      acks.map(({ id, seq }) => ({
        updateOne: { filter: { _id: id, seq }, update: { $set: { outbox: [] }, $unset: { outboxSince: '' } } },
      })),
      { ordered: false },
    );
    if (matchedCount === acks.length) return acks.map(() => undefined);
    await collection().bulkWrite(
      acks.map(({ id, seq }) => ({
        updateOne: { filter: { _id: id, seq: { $gt: seq } }, update: { $pull: { outbox: { seq: { $lte: seq } } } } },
      })),
      { ordered: false },
    );
    return acks.map(() => undefined);
  });

  return {
    loadTogether: (id: ConversationId): Promise<Loaded | null> => load(id),

    /**
     * The conditional write of one event or more; false when it was not made, or was made and somebody wrote after it.
     * Only for a caller who looks again and finds its own events in the outbox, as a drain does.
     */
    writeTogether: (before: Conversation, events: readonly ConversationEvent[], extra: WriteExtra): Promise<boolean> =>
      write({ before, events, extra }),

    /** Confirms that the effects of the outbox up to this seq are done. */
    acknowledge: (id: ConversationId, seq: number): Promise<undefined> => acknowledge({ id, seq }),
  };
};
