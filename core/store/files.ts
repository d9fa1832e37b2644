import type { Connection } from 'mongoose';
import type { AttachedFile, FileFacts, FileId, StoredFile } from '../domain/files/file.ts';
import type { BotId, ChannelAccountId, ConversationId, Instant } from '../domain/ids.ts';
import { createDeletedFilesStore, NOT_DELETED } from './deleted-files.ts';
import { type FileRow, fileSchema, toAttachedFile, toStoredFile } from './file-schema.ts';
import { createInserter } from './insert-together.ts';
import { nativeCollection } from './native.ts';
import { createUploadsStore } from './uploads.ts';

type Place = { conversationId: ConversationId; botId: BotId; channelAccountId: ChannelAccountId };

/** A file that a platform has, as a message of a customer names it. */
export type ExpectedFile = AttachedFile & Place & { ref: string; createdAt: Instant };

/** What is to be fetched. */
export type DueFile = AttachedFile & Place & { ref: string; attempts: number; createdAt: Instant };

/** Of one conversation; beyond it, older ones are asked for by nobody at once. */
const MOST = 1_000;

/** What is uploaded and not sent yet is its uploader's alone. */
const NOT_UNUSED = { $exists: false } as const;

const asDue = (row: FileRow): DueFile => {
  const { conversationId, botId, channelAccountId, ref = '', attempts, createdAt } = row;
  return { ...toAttachedFile(row), conversationId, botId, channelAccountId, ref, attempts, createdAt };
};

/** Every file of every conversation: its bytes are in the storage, under the same id. */
export const createFilesStore = (connection: Connection) => {
  const model = connection.model<FileRow>('File', fileSchema);
  const collection = nativeCollection(model);
  const insert = createInserter(collection);

  /** Forward only: what is settled stays as it is, whoever comes late. */
  const settle = async (id: FileId, change: Partial<FileRow>): Promise<StoredFile | null> => {
    const row = await collection().findOneAndUpdate(
      { _id: id, status: 'fetching', ...NOT_DELETED },
      { $set: change, $unset: { open: '', ref: '' } },
      { returnDocument: 'after' },
    );
    return row && toStoredFile(row);
  };

  return {
    ...createUploadsStore(collection, insert),
    ...createDeletedFilesStore(collection),
    ensureIndexes: () => model.createIndexes(),

    /** What is known already stays as it is. Resolves when all of them are durable. */
    expect: async (files: readonly ExpectedFile[]): Promise<void> => {
      if (files.length === 0) return;
      const rest = { status: 'fetching', facts: null, why: null, attempts: 0, deaths: 0, open: true } as const;
      await insert(files.map(({ id: _id, ...file }) => ({ _id, ...file, ...rest, dueAt: file.createdAt })));
    },

    /** What is to be fetched through an account now, the oldest first. */
    due: async (channelAccountId: ChannelAccountId, now: Instant, most: number): Promise<DueFile[]> => {
      const filter = { channelAccountId, open: true as const, dueAt: { $lte: now } };
      return (await collection().find(filter).sort({ dueAt: 1 }).limit(most).toArray()).map(asDue);
    },

    /** Counts an attempt before it is made: who dies in it comes back to it later. Null for what is settled. */
    attempt: async (id: FileId, again: Instant): Promise<{ attempts: number; deaths: number } | null> => {
      const row = await collection().findOneAndUpdate(
        { _id: id, open: true },
        { $inc: { attempts: 1, deaths: 1 }, $set: { dueAt: again } },
        { returnDocument: 'after' },
      );
      return row && { attempts: row.attempts, deaths: row.deaths - 1 };
    },

    postponed: async (id: FileId, dueAt: Instant, why: string): Promise<void> => {
      await collection().updateOne({ _id: id, open: true }, { $set: { dueAt, why, deaths: 0 } });
    },

    ready: (id: FileId, facts: FileFacts) => settle(id, { status: 'ready', facts, why: null }),
    refused: (id: FileId, why: string) => settle(id, { status: 'refused', why }),
    failed: (id: FileId, why: string) => settle(id, { status: 'failed', why }),

    nextDue: async (channelAccountId: ChannelAccountId): Promise<Instant | null> => {
      const [next] = await collection()
        .find({ channelAccountId, open: true }, { projection: { dueAt: 1 } })
        .sort({ dueAt: 1 })
        .limit(1)
        .toArray();
      return next?.dueAt ?? null;
    },

    /** Accounts of which files should have been fetched a while ago. */
    overdueAccounts: (before: Instant): Promise<ChannelAccountId[]> =>
      collection().distinct('channelAccountId', { open: true, dueAt: { $lt: before } }),

    byId: async (id: FileId): Promise<StoredFile | null> => {
      const row = await collection().findOne({ _id: id, ...NOT_DELETED });
      return row && toStoredFile(row);
    },

    byIds: async (ids: readonly FileId[]): Promise<StoredFile[]> =>
      (
        await collection()
          .find({ _id: { $in: [...ids] }, unused: NOT_UNUSED, ...NOT_DELETED })
          .toArray()
      ).map(toStoredFile),

    /** Those of a conversation's messages, the newest first. */
    ofConversation: async (conversationId: ConversationId): Promise<StoredFile[]> => {
      const filter = { conversationId, unused: NOT_UNUSED, ...NOT_DELETED };
      return (await collection().find(filter).sort({ createdAt: -1 }).limit(MOST).toArray()).map(toStoredFile);
    },

    /** Words that go on in another conversation take their files along. */
    move: async (ids: readonly FileId[], to: ConversationId): Promise<void> => {
      if (ids.length > 0) await collection().updateMany({ _id: { $in: [...ids] } }, { $set: { conversationId: to } });
    },

    /** Every one that these conversations have, sent or not. */
    idsOf: async (conversationIds: readonly ConversationId[]): Promise<FileId[]> => {
      const filter = { conversationId: { $in: [...conversationIds] } };
      return (
        await collection()
          .find(filter, { projection: { _id: 1 } })
          .toArray()
      ).map(({ _id }) => _id);
    },

    /** Their bytes are removed before: afterwards nobody would know of them. */
    removeOf: async (conversationIds: readonly ConversationId[]): Promise<void> => {
      await collection().deleteMany({ conversationId: { $in: [...conversationIds] } });
    },
  };
};
export type FilesStore = ReturnType<typeof createFilesStore>;
