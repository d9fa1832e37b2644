import type { BotId, ChannelAccountId, ConversationId, Instant } from '../ids.ts';

export const FILE_KINDS = ['image', 'audio', 'video', 'document', 'sticker'] as const;
export type FileKind = (typeof FILE_KINDS)[number];
export type FileId = string;

/** What a message says of one of its files. It never changes; how the file itself is, `StoredFile` knows. */
export type AttachedFile = {
  id: FileId;
  kind: FileKind;
  /** As its sender called it; empty when they did not. */
  name: string;
  /** Spoken, to be played rather than read. */
  voice?: true;
};

/**
 * fetching: it is still on its way here, or is being examined. ready: it can be opened. refused: it came and is not kept, as it
 * is not allowed here. failed: it could not be had.
 */
export const FILE_STATUSES = ['fetching', 'ready', 'refused', 'failed'] as const;
export type FileStatus = (typeof FILE_STATUSES)[number];

/** What was found in a file's own bytes, once they were here. */
export type FileFacts = {
  kind: FileKind;
  mimeType: string;
  /** Bytes. */
  size: number;
  /** Pixels, of pictures. */
  width?: number;
  height?: number;
  /** There is a small picture of it. */
  thumbnail: boolean;
  /** May be shown where it is; everything else is downloaded. */
  inline: boolean;
};

export type StoredFile = {
  id: FileId;
  conversationId: ConversationId;
  botId: BotId;
  channelAccountId: ChannelAccountId;
  name: string;
  status: FileStatus;
  facts: FileFacts | null;
  /** Why it was refused or could not be had, in words for people. */
  why: string | null;
  createdAt: Instant;
};
