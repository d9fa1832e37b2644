import { Schema } from 'mongoose';
import type { AttachedFile, FileId, FileKind, StoredFile } from '../domain/files/file.ts';
import type { AgentId, ChannelAccountId, ClientMessageId, ConversationId, Instant, Peer } from '../domain/ids.ts';

/** Who brought a file here themselves. */
export type Uploader =
  | { kind: 'agent'; id: AgentId; conversationId: ConversationId }
  | { kind: 'customer'; peer: Peer; channelAccountId: ChannelAccountId };

/** A file and, in the same document, what is to be done for it. */
export type FileRow = Omit<StoredFile, 'id'> & {
  _id: FileId;
  /** What its sender says that it is. */
  kind: FileKind;
  voice?: true;
  /** Where the platform keeps it; absent for what was uploaded here. */
  ref?: string;
  attempts: number;
  /** How many attempts in a row have ended without a word: whoever made them died. */
  deaths: number;
  /** When it is to be fetched next; for an upload, nothing. */
  dueAt: Instant;
  /** While it is to be fetched; absent otherwise, so that the indexes of what is to be done stay small. */
  open?: true;
  by?: Uploader;
  /** Uploaded, and not sent yet; absent otherwise, for the same reason. */
  unused?: true;
  /** The message that it was sent with: no other may have it. */
  usedIn?: ClientMessageId;
  /** With its message, by the customer: nothing is left but that it was there. */
  deleted?: true;
  /** When its bytes are to be removed; absent before and after. */
  removeAt?: Instant;
};

export const toStoredFile = (row: FileRow): StoredFile => ({
  id: row._id,
  conversationId: row.conversationId,
  botId: row.botId,
  channelAccountId: row.channelAccountId,
  name: row.name,
  status: row.status,
  facts: row.facts,
  why: row.why,
  createdAt: row.createdAt,
});

/** As a message names it: what its bytes have shown goes before what was said of it. */
export const toAttachedFile = ({ _id: id, kind, name, voice, facts }: FileRow): AttachedFile => ({
  ...{ id, kind: facts?.kind ?? kind, name },
  ...(voice && { voice }),
});

export const fileSchema = new Schema<FileRow>(
  { _id: String },
  { collection: 'files', strict: false, versionKey: false, autoIndex: false },
);
const OPEN = { partialFilterExpression: { open: true } };
fileSchema.index({ channelAccountId: 1, dueAt: 1 }, OPEN);
fileSchema.index({ dueAt: 1 }, OPEN);
fileSchema.index({ createdAt: 1 }, { partialFilterExpression: { unused: true } });
fileSchema.index({ removeAt: 1 }, { partialFilterExpression: { removeAt: { $exists: true } } });
fileSchema.index({ conversationId: 1, createdAt: -1 });
