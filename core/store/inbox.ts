import { type Connection, Schema } from 'mongoose';
import type { AttachedFile } from '../domain/files/file.ts';
import type { ChannelAccountId, ClientMessageId, ConversationId, InboxId, Instant } from '../domain/ids.ts';
import { createBatcher } from './batcher.ts';
import { newId } from './ids.ts';
import { createInserter } from './insert-together.ts';
import { nativeCollection } from './native.ts';

export type LaterHandover = { reason: 'message' | 'callback'; collected: Record<string, string> };

/** What a customer did to something that was said; `of` is the platform's id of that. */
export type Afterwards =
  | { what: 'reaction'; of: string; emoji: string | null }
  | { what: 'edit' | 'delete'; of: string };

/** One thing that a customer sent, durable before it is acknowledged. Its id gives the order of acceptance. */
export type InboxRow = {
  _id: InboxId;
  channelAccountId: ChannelAccountId;
  /** Unique per channel account: the platform's or the client's own id of the message. */
  externalId: string;
  conversationId: ConversationId;
  /** The words alone; empty where there are files and none. */
  text: string;
  files?: AttachedFile[];
  clientMessageId: ClientMessageId | null;
  /** What the customer asks for with these words: a person who answers them later. */
  handover?: LaterHandover;
  /** Not the customer's words, but those of a person who answers without Baton. */
  outside?: true;
  /** The customer's words to somebody else, who holds the conversation on the platform. */
  standby?: true;
  /** Not a message. `text` is what an edit made of it. */
  afterwards?: Afterwards;
  receivedAt: Instant;
  state: 'pending' | 'done' | 'dead';
  attempts: number;
  reason: string | null;
  /** When it was done; a week later the row goes, and with it the memory of its external id. */
  doneAt: Date | null;
};
export type NewInboxRow = Pick<
  InboxRow,
  | 'channelAccountId'
  | 'externalId'
  | 'conversationId'
  | 'text'
  | 'files'
  | 'clientMessageId'
  | 'handover'
  | 'outside'
  | 'standby'
  | 'afterwards'
  | 'receivedAt'
>;

/** Platforms deliver again for up to seven days. */
const REMEMBERED_SECONDS = 8 * 24 * 3600;

const inboxSchema = new Schema<InboxRow>(
  { _id: String },
  { collection: 'inbox', strict: false, versionKey: false, autoIndex: false },
);
inboxSchema.index({ channelAccountId: 1, externalId: 1 }, { unique: true });
inboxSchema.index({ conversationId: 1, _id: 1 }, { partialFilterExpression: { state: 'pending' } });
inboxSchema.index({ receivedAt: 1 }, { partialFilterExpression: { state: 'pending' } });
inboxSchema.index({ state: 1, receivedAt: -1 }, { partialFilterExpression: { state: 'dead' } });
inboxSchema.index({ doneAt: 1 }, { expireAfterSeconds: REMEMBERED_SECONDS });

/** Pending rows that one answer may hold for several conversations. */
const ROWS_TOGETHER = 1_000;

export const createInboxStore = (connection: Connection) => {
  const model = connection.model<InboxRow>('Inbox', inboxSchema);
  const collection = nativeCollection(model);

  const insert = createInserter(collection);

  const pendingOf = (conversationId: ConversationId, most: number): Promise<InboxRow[]> =>
    collection().find({ conversationId, state: 'pending' }).sort({ _id: 1 }).limit(most).toArray();

  /** Null for each when there are more than fit into one answer: then they are asked for one by one. */
  const pendingTogether = createBatcher(async (ids: ConversationId[]): Promise<(InboxRow[] | null)[]> => {
    const found = await collection()
      .find({ conversationId: { $in: ids }, state: 'pending' })
      .limit(ROWS_TOGETHER)
      .toArray();
    if (found.length === ROWS_TOGETHER) return ids.map(() => null);
    found.sort((a, b) => (a._id < b._id ? -1 : 1));
    return ids.map((id) => found.filter((row) => row.conversationId === id));
  });

  const markDone = createBatcher(
    async (ids: InboxId[][]) => {
      await collection().updateMany({ _id: { $in: ids.flat() } }, { $set: { state: 'done', doneAt: new Date() } });
      return ids.map(() => undefined);
    },
    { most: 100 },
  );

  return {
    ensureIndexes: () => model.createIndexes(),

    /** Resolves when the row is durable. A row with a known external id is a duplicate and changes nothing. */
    accept: async (row: NewInboxRow): Promise<'accepted' | 'duplicate'> => {
      const [isNew] = await insert([
        { ...row, _id: newId(), state: 'pending', attempts: 0, reason: null, doneAt: null },
      ]);
      return isNew ? 'accepted' : 'duplicate';
    },

    /** Where the row with this external id went; null when there is none. */
    conversationOf: async (channelAccountId: ChannelAccountId, externalId: string): Promise<ConversationId | null> => {
      const filter = { channelAccountId, externalId };
      return (await collection().findOne(filter, { projection: { conversationId: 1 } }))?.conversationId ?? null;
    },

    /** The row with this external id; null when there is none. */
    byExternalId: (channelAccountId: ChannelAccountId, externalId: string): Promise<InboxRow | null> =>
      collection().findOne({ channelAccountId, externalId }),

    byId: (id: InboxId): Promise<InboxRow | null> => collection().findOne({ _id: id }),

    /** What is not processed yet, in the order of acceptance. Asked for many conversations at once, it is one query. */
    pending: async (conversationId: ConversationId, most: number): Promise<InboxRow[]> =>
      (await pendingTogether(conversationId))?.slice(0, most) ?? pendingOf(conversationId, most),

    done: async (ids: InboxId[]): Promise<void> => {
      if (ids.length > 0) await markDone(ids);
    },

    /** Moves rows to the conversation that continues an ended one, unless somebody took them in meanwhile. */
    rehome: async (ids: InboxId[], from: ConversationId, to: ConversationId): Promise<void> => {
      const filter = { _id: { $in: ids }, conversationId: from, state: 'pending' as const };
      await collection().updateMany(filter, { $set: { conversationId: to } });
    },

    /** Counts a failed attempt; beyond `most` the row becomes a dead letter. Answers whether it is dead now. */
    failed: async (id: InboxId, reason: string, most: number): Promise<boolean> => {
      const row = await collection().findOneAndUpdate(
        { _id: id, state: 'pending' },
        { $inc: { attempts: 1 }, $set: { reason } },
        { returnDocument: 'after' },
      );
      if (row === null || row.attempts < most) return false;
      await collection().updateOne({ _id: id, state: 'pending' }, { $set: { state: 'dead' } });
      return true;
    },

    dead: async (most: number): Promise<InboxRow[]> =>
      collection().find({ state: 'dead' }).sort({ receivedAt: -1 }).limit(most).toArray(),

    /** Puts a dead letter back; answers the conversation to ring for, or null when it is not dead. */
    replay: async (id: InboxId): Promise<ConversationId | null> => {
      const row = await collection().findOneAndUpdate(
        { _id: id, state: 'dead' },
        { $set: { state: 'pending', attempts: 0, reason: null } },
      );
      return row?.conversationId ?? null;
    },

    /** Conversations with rows that were accepted before this and are still pending. */
    undrained: async (olderThan: Instant, most: number): Promise<ConversationId[]> => {
      const filter = { state: 'pending' as const, receivedAt: { $lt: olderThan } };
      const rows = await collection()
        .find(filter, { projection: { conversationId: 1 } })
        .sort({ receivedAt: 1 })
        .limit(most)
        .toArray();
      return [...new Set(rows.map((row) => row.conversationId))];
    },

    removeOf: async (conversationIds: ConversationId[]): Promise<void> => {
      await collection().deleteMany({ conversationId: { $in: conversationIds } });
    },
  };
};
export type InboxStore = ReturnType<typeof createInboxStore>;
