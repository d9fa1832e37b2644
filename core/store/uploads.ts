import type { mongo } from 'mongoose';
import type { AttachedFile, FileId, StoredFile } from '../domain/files/file.ts';
import type { BotId, ChannelAccountId, ClientMessageId, ConversationId, Instant } from '../domain/ids.ts';
import { type FileRow, toAttachedFile, toStoredFile, type Uploader } from './file-schema.ts';

/**
 * A file that somebody is about to upload. Of a customer who has not written yet the conversation is not known: it is set when
 * they do.
 */
export type UploadedFile = Omit<AttachedFile, 'voice'> & {
  by: Uploader;
  conversationId: ConversationId | null;
  botId: BotId;
  channelAccountId: ChannelAccountId;
  createdAt: Instant;
};

const FRESH = { status: 'fetching', facts: null, why: null, attempts: 0, deaths: 0, unused: true } as const;

/** An agent's files are for the conversation that they were uploaded for, a customer's for whichever they write in. */
const whose = (by: Uploader): Record<string, unknown> =>
  by.kind === 'agent'
    ? { 'by.id': by.id, conversationId: by.conversationId }
    : { 'by.peer': by.peer, channelAccountId: by.channelAccountId };

/** Files that agents and customers bring here themselves, until they are part of a message. */
export const createUploadsStore = (
  collection: () => mongo.Collection<FileRow>,
  insert: (rows: readonly FileRow[]) => Promise<boolean[]>,
) => ({
  /** The upload that is known under this id, or this one, which begins. */
  begin: async ({ id: _id, conversationId, ...rest }: UploadedFile): Promise<StoredFile> => {
    const row = { _id, ...rest, conversationId: conversationId ?? '', ...FRESH, dueAt: rest.createdAt };
    await insert([row]);
    return toStoredFile((await collection().findOne({ _id })) ?? row);
  },

  /**
   * Takes uploads for one message, for the same message as often as it is sent. Null when one of them is not theirs, is not
   * ready, or went with another message.
   */
  take: async (ids: readonly FileId[], by: Uploader, message: ClientMessageId): Promise<AttachedFile[] | null> => {
    if (new Set(ids).size < ids.length) return null;
    const theirs = { _id: { $in: [...ids] }, status: 'ready', ...whose(by) } as mongo.Filter<FileRow>;
    await collection().updateMany({ ...theirs, unused: true }, { $set: { usedIn: message }, $unset: { unused: '' } });
    const rows = await collection()
      .find({ ...theirs, usedIn: message })
      .toArray();
    if (rows.length === ids.length)
      return ids.flatMap((id) => rows.filter(({ _id }) => _id === id).map(toAttachedFile));
    return null;
  },

  /** The message was refused: its files may go with another one. */
  giveBack: async (ids: readonly FileId[], message: ClientMessageId): Promise<void> => {
    const filter = { _id: { $in: [...ids] }, usedIn: message };
    await collection().updateMany(filter, { $set: { unused: true }, $unset: { usedIn: '' } });
  },

  /** Forgets what its uploader took back, or what nobody sent. Answers whether there was such. */
  dropUnused: async (id: FileId, by?: Uploader): Promise<boolean> => {
    const filter = { _id: id, unused: true, ...(by && whose(by)) } as mongo.Filter<FileRow>;
    return (await collection().deleteOne(filter)).deletedCount > 0;
  },

  /** Uploads that were begun before this and sent with nothing. */
  unused: async (before: Instant, most: number): Promise<FileId[]> => {
    const filter = { unused: true as const, createdAt: { $lt: before } };
    const rows = collection().find(filter, { projection: { _id: 1 } });
    return (await rows.limit(most).toArray()).map(({ _id }) => _id);
  },
});
