import { Schema } from 'mongoose';
import type { ConversationEvent } from '../../domain/conversation/events.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { AgentId, ConversationId, InboxId, Instant, Slot } from '../../domain/ids.ts';
import type { RoutingDecision } from '../../domain/routing/decision.ts';
import type { Take } from '../../domain/routing/expected-wait.ts';

/** Where the customer is, on a channel that can know; beside the aggregate, as it changes with every page they open. */
export type Whereabouts = {
  /** Gateways that hold a connection of theirs. One that died is taken out by the sweep. */
  connectedTo?: string[];
  /** When a connection was closed last, or none was known yet: they are away as long as there is no other. */
  awaySince?: Instant;
};

/**
 * The aggregate and, in the same document, everything that has to change with it in one write.
 * `slots`, `holder`, `queueRank`, `waitingRank`, `dueAt`, `idleSince`, `awaySince` and `outboxSince` are absent, not null, when they say nothing: their indexes are partial.
 */
export type StoredConversation = Omit<Conversation, 'id' | 'slots'> &
  Whereabouts & {
    _id: ConversationId;
    slots?: Slot[];
    /** Whose slots they are: of who is in charge, or has an open offer. */
    holder?: AgentId;
    open: boolean;
    lastActivityAt: Instant;
    /** Where it stands among those who are not being offered to anybody: the router's. */
    queueRank?: number;
    /** The same for everybody who waits: the list's, where an offer is no reason to change places. */
    waitingRank?: number;
    /** When the next promise is to be kept. */
    dueAt?: Instant;
    /** When somebody said or did something last; only while silence may end it. */
    idleSince?: Instant;
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
    /** When it was taken out of the queue last, and since when it had waited there. */
    fromQueue?: Take;
    /** Of the latest write that travelled with others. */
    writeId?: string;
  };

export const KEYS_KEPT = 64;

/** Writes go through the aggregate, so the schema declares the collection and its indexes and leaves the shape to it. */
export const conversationSchema = new Schema<StoredConversation>(
  { _id: String },
  { collection: 'conversations', strict: false, versionKey: false, autoIndex: false, minimize: false },
);
conversationSchema.index({ holder: 1, botId: 1 }, { partialFilterExpression: { holder: { $exists: true } } });
conversationSchema.index({ slots: 1 }, { unique: true, partialFilterExpression: { slots: { $exists: true } } });
conversationSchema.index(
  { channelAccountId: 1, peer: 1 },
  { name: 'one_open_per_customer', unique: true, partialFilterExpression: { open: true } },
);
conversationSchema.index({ channelAccountId: 1, peer: 1, openedAt: -1 });
/** The list's views, each for everything and for one bot after the other, in the orders in which pages are read. */
export const NEWEST = { lastActivityAt: -1, _id: -1 } as const;
export const DUE_FIRST = { dueAt: 1, ...NEWEST } as const;
export const IN_LINE = { waitingRank: 1, _id: 1 } as const;
conversationSchema.index({ open: 1, ...NEWEST });
conversationSchema.index({ botId: 1, open: 1, ...NEWEST });
conversationSchema.index({ open: 1, ...DUE_FIRST }, { partialFilterExpression: { open: true } });
conversationSchema.index({ botId: 1, open: 1, ...DUE_FIRST }, { partialFilterExpression: { open: true } });
for (const order of [NEWEST, DUE_FIRST])
  conversationSchema.index({ agentId: 1, ...order }, { partialFilterExpression: { status: 'taken' } });
for (const order of [NEWEST, DUE_FIRST, IN_LINE]) {
  conversationSchema.index({ status: 1, ...order }, { partialFilterExpression: { status: 'waiting' } });
  conversationSchema.index({ botId: 1, status: 1, ...order }, { partialFilterExpression: { status: 'waiting' } });
}
conversationSchema.index({ botId: 1, queueRank: 1 }, { partialFilterExpression: { queueRank: { $exists: true } } });
for (const path of ['offer.expiresAt', 'fromQueue.at'])
  conversationSchema.index({ botId: 1, [path]: 1 }, { partialFilterExpression: { [path]: { $exists: true } } });
conversationSchema.index({ lastAgentId: 1, endedAt: -1 });
conversationSchema.index({ botId: 1, idleSince: 1 }, { partialFilterExpression: { idleSince: { $exists: true } } });
conversationSchema.index({ botId: 1, awaySince: 1 }, { partialFilterExpression: { awaySince: { $exists: true } } });
conversationSchema.index({ connectedTo: 1 }, { partialFilterExpression: { connectedTo: { $exists: true } } });
conversationSchema.index(
  { botId: 1, endedAt: 1 },
  { name: 'dropped_of_bot', partialFilterExpression: { status: 'dropped' } },
);
/** Few conversations are in any of these situations at a time: the sweep's indexes hold only those. */
for (const path of ['outboxSince', 'awaitingBot.since', 'offer.expiresAt', 'transfer.expiresAt', 'dueAt'])
  conversationSchema.index({ [path]: 1 }, { partialFilterExpression: { [path]: { $exists: true } } });
