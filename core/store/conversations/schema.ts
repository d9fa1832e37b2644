import { Schema } from 'mongoose';
import type { ConversationEvent } from '../../domain/conversation/events.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { ConversationId, InboxId, Instant, Slot } from '../../domain/ids.ts';
import type { RoutingDecision } from '../../domain/routing/decision.ts';

/**
 * The aggregate and, in the same document, everything that has to change with it in one write.
 * `slot`, `queueRank` and `outboxSince` are absent, not null, when they say nothing: their indexes are partial.
 */
export type StoredConversation = Omit<Conversation, 'id' | 'slot'> & {
  _id: ConversationId;
  slot?: Slot;
  open: boolean;
  lastActivityAt: Instant;
  queueRank?: number;
  /** Events whose effects are not confirmed yet, in order of seq. */
  outbox: ConversationEvent[];
  outboxSince?: Instant;
  /** Rows of the inbox that are in the timeline but may not be marked as done yet. */
  applied: InboxId[];
  /** The latest idempotency keys of agents' commands and the seq that each led to. */
  keys: { key: string; seq: number }[];
  receivedSeq: number;
  seenSeq: number;
  /** Up to here the agent in charge has seen. */
  teamSeenSeq: number;
  routing: RoutingDecision | null;
  /** Of the latest write that travelled with others. */
  writeId?: string;
};

export const KEYS_KEPT = 64;

/** Writes go through the aggregate, so the schema declares the collection and its indexes and leaves the shape to it. */
export const conversationSchema = new Schema<StoredConversation>(
  { _id: String },
  { collection: 'conversations', strict: false, versionKey: false, autoIndex: false, minimize: false },
);
conversationSchema.index({ slot: 1 }, { unique: true, partialFilterExpression: { slot: { $exists: true } } });
conversationSchema.index(
  { channelAccountId: 1, peer: 1 },
  { name: 'one_open_per_customer', unique: true, partialFilterExpression: { open: true } },
);
conversationSchema.index({ channelAccountId: 1, peer: 1, openedAt: -1 });
conversationSchema.index({ botId: 1, open: 1, lastActivityAt: -1 });
conversationSchema.index({ open: 1, lastActivityAt: -1 });
conversationSchema.index({ agentId: 1, lastActivityAt: -1 }, { partialFilterExpression: { status: 'taken' } });
conversationSchema.index({ botId: 1, queueRank: 1 }, { partialFilterExpression: { status: 'waiting' } });
/** Few conversations are in any of these situations at a time: the sweep's indexes hold only those. */
for (const path of ['outboxSince', 'awaitingBot.since', 'offer.expiresAt', 'transfer.expiresAt'])
  conversationSchema.index({ [path]: 1 }, { partialFilterExpression: { [path]: { $exists: true } } });
