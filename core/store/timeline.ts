import { type Connection, type mongo, Schema } from 'mongoose';
import { type ShownEvent, withoutDeleted } from '../domain/conversation/deleted.ts';
import type { ConversationEvent } from '../domain/conversation/events.ts';
import type { ConversationId, InboxId } from '../domain/ids.ts';
import type { Loaded } from './conversations/mapping.ts';
import type { ConversationStore } from './conversations/store.ts';
import { createInserter } from './insert-together.ts';
import { nativeCollection } from './native.ts';
import type { ViewScope } from './scope.ts';

/** `_id` is `<conversationId>:<seq>`: an entry that is written again is the same entry. */
export type StoredEntry = { _id: string; conversationId: ConversationId; seq: number; event: ConversationEvent };

const timelineSchema = new Schema<StoredEntry>(
  { _id: String },
  { collection: 'timeline', strict: false, versionKey: false, autoIndex: false },
);
timelineSchema.index({ conversationId: 1, seq: 1 }, { unique: true });

export const createTimelineStore = (connection: Connection, conversations: ConversationStore) => {
  const model = connection.model<StoredEntry>('Timeline', timelineSchema);
  const collection = nativeCollection(model);

  const insert = createInserter(collection);

  /** Entries of a conversation; `order` 1 for the first of the range, -1 for the last. Oldest first in any case. */
  const range = async (
    { conversation: { id }, outbox }: Loaded,
    seq: { $gt: number } | { $lt: number },
    order: 1 | -1,
    most: number,
  ): Promise<ConversationEvent[]> => {
    const wanted = (event: ConversationEvent) => ('$gt' in seq ? event.seq > seq.$gt : event.seq < seq.$lt);
    const bySeq = new Map(outbox.filter(wanted).map((event) => [event.seq, event]));
    const found = collection().find({ conversationId: id, seq }).sort({ seq: order }).limit(most);
    for (const entry of await found.toArray()) bySeq.set(entry.seq, entry.event);
    const sorted = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
    return order === 1 ? sorted.slice(0, most) : sorted.slice(-most);
  };

  /**
   * As people may see it. The outbox is read before the collection: an entry on its way from one to the other is in at least one
   * of them.
   */
  const visible = async (
    scope: ViewScope,
    id: ConversationId,
    read: (loaded: Loaded) => Promise<ConversationEvent[]>,
  ): Promise<ShownEvent[] | null> => {
    const loaded = await conversations.load(scope, id);
    return loaded && withoutDeleted(loaded.conversation, await read(loaded));
  };

  return {
    ensureIndexes: () => model.createIndexes(),

    /** What was written before, by a run that did not live to confirm it, stays as it is. */
    append: async (conversationId: ConversationId, events: readonly ConversationEvent[]): Promise<void> => {
      if (events.length === 0) return;
      await insert(
        events.map((event) => ({ _id: `${conversationId}:${event.seq}`, conversationId, seq: event.seq, event })),
      );
    },

    /** Entries behind `seq`, oldest first, at most `most`; null when the conversation is not visible. */
    after: async (scope: ViewScope, id: ConversationId, seq: number, most: number): Promise<ShownEvent[] | null> =>
      visible(scope, id, (loaded) => range(loaded, { $gt: seq }, 1, most)),

    /** Entries before `seq`, oldest first, the latest `most` of them; null when the conversation is not visible. */
    before: async (scope: ViewScope, id: ConversationId, seq: number, most: number): Promise<ShownEvent[] | null> =>
      visible(scope, id, (loaded) => range(loaded, { $lt: seq }, -1, most)),

    /** The latest entries of a conversation as it was read, and as they were written: nothing later than that. */
    latestOf: (loaded: Loaded, most: number): Promise<ConversationEvent[]> =>
      range(loaded, { $lt: loaded.conversation.seq + 1 }, -1, most),

    /** These entries as they were written. */
    entries: async (conversationId: ConversationId, seqs: readonly number[]): Promise<ConversationEvent[]> => {
      const ids = seqs.map((seq) => `${conversationId}:${seq}`);
      return (
        await collection()
          .find({ _id: { $in: ids } })
          .toArray()
      ).map(({ event }) => event);
    },

    /** The entry that a row of the inbox became, of a conversation as it was read; null when it is none yet. */
    seqOf: async ({ conversation: { id }, outbox }: Loaded, inboxId: InboxId): Promise<number | null> => {
      const owed = outbox.find((event) => 'inboxId' in event && event.inboxId === inboxId);
      if (owed) return owed.seq;
      const filter = { conversationId: id, 'event.inboxId': inboxId } as mongo.Filter<StoredEntry>;
      return (await collection().findOne(filter, { projection: { seq: 1 } }))?.seq ?? null;
    },

    removeOf: async (conversationIds: ConversationId[]): Promise<void> => {
      await collection().deleteMany({ conversationId: { $in: conversationIds } });
    },
  };
};
export type TimelineStore = ReturnType<typeof createTimelineStore>;
