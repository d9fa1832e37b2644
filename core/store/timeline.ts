import { type Connection, Schema } from 'mongoose';
import type { ConversationEvent } from '../domain/conversation/events.ts';
import type { ConversationId } from '../domain/ids.ts';
import { createBatcher } from './batcher.ts';
import type { ConversationStore } from './conversations/store.ts';
import { nativeCollection } from './native.ts';
import type { ViewScope } from './scope.ts';

/** `_id` is `<conversationId>:<seq>`: an entry that is written again is the same entry. */
export type StoredEntry = { _id: string; conversationId: ConversationId; seq: number; event: ConversationEvent };

const timelineSchema = new Schema<StoredEntry>(
  { _id: String },
  { collection: 'timeline', strict: false, versionKey: false, autoIndex: false },
);
timelineSchema.index({ conversationId: 1, seq: 1 }, { unique: true });

type WriteErrors = { writeErrors?: { code: number }[] };

export const createTimelineStore = (connection: Connection, conversations: ConversationStore) => {
  const model = connection.model<StoredEntry>('Timeline', timelineSchema);
  const collection = nativeCollection(model);

  const insert = createBatcher(async (groups: StoredEntry[][]) => {
    try {
      await collection().insertMany(groups.flat(), { ordered: false });
    } catch (error) {
      const failures = (error as WriteErrors).writeErrors;
      // Written before, by a run that did not live to confirm it.
      if (!Array.isArray(failures) || failures.some((failure) => failure.code !== 11000)) throw error;
    }
    return groups.map(() => undefined);
  });

  /** The outbox is read before the collection: an entry on its way from one to the other is in at least one of them. */
  const withOutbox = async (
    scope: ViewScope,
    id: ConversationId,
    wanted: (seq: number) => boolean,
    stored: () => Promise<StoredEntry[]>,
  ): Promise<ConversationEvent[] | null> => {
    const loaded = await conversations.load(scope, id);
    if (loaded === null) return null;
    const bySeq = new Map<number, ConversationEvent>();
    for (const event of loaded.outbox) if (wanted(event.seq)) bySeq.set(event.seq, event);
    for (const entry of await stored()) bySeq.set(entry.seq, entry.event);
    return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  };

  return {
    ensureIndexes: () => model.createIndexes(),

    append: async (conversationId: ConversationId, events: readonly ConversationEvent[]): Promise<void> => {
      if (events.length === 0) return;
      await insert(
        events.map((event) => ({ _id: `${conversationId}:${event.seq}`, conversationId, seq: event.seq, event })),
      );
    },

    /** Entries behind `seq`, oldest first, at most `most`; null when the conversation is not visible. */
    after: async (
      scope: ViewScope,
      id: ConversationId,
      seq: number,
      most: number,
    ): Promise<ConversationEvent[] | null> => {
      const stored = () =>
        collection()
          .find({ conversationId: id, seq: { $gt: seq } })
          .sort({ seq: 1 })
          .limit(most)
          .toArray();
      const events = await withOutbox(scope, id, (s) => s > seq, stored);
      return events?.slice(0, most) ?? null;
    },

    /** Entries before `seq`, oldest first, the latest `most` of them; null when the conversation is not visible. */
    before: async (
      scope: ViewScope,
      id: ConversationId,
      seq: number,
      most: number,
    ): Promise<ConversationEvent[] | null> => {
      const stored = () =>
        collection()
          .find({ conversationId: id, seq: { $lt: seq } })
          .sort({ seq: -1 })
          .limit(most)
          .toArray();
      const events = await withOutbox(scope, id, (s) => s < seq, stored);
      return events?.slice(-most) ?? null;
    },

    removeOf: async (conversationIds: ConversationId[]): Promise<void> => {
      await collection().deleteMany({ conversationId: { $in: conversationIds } });
    },
  };
};
export type TimelineStore = ReturnType<typeof createTimelineStore>;
