import type { ConversationEvent } from '../../domain/conversation/events.ts';
import { type Conversation, isOpen } from '../../domain/conversation/state.ts';
import type { InboxId } from '../../domain/ids.ts';
import { queueRank } from '../../domain/routing/queue-order.ts';
import type { StoredConversation } from './schema.ts';

/** A conversation with what its writer has to know beside it. */
export type Loaded = {
  conversation: Conversation;
  outbox: ConversationEvent[];
  applied: InboxId[];
  keys: { key: string; seq: number }[];
};

export const toConversation = (stored: StoredConversation): Conversation => {
  const {
    _id,
    slot,
    open,
    lastActivityAt,
    queueRank: _rank,
    outbox,
    outboxSince,
    applied,
    keys,
    receivedSeq,
    seenSeq,
    teamSeenSeq,
    routing,
    writeId,
    ...aggregate
  } = stored;
  return { ...aggregate, id: _id, slot: slot ?? null };
};

export const toLoaded = (stored: StoredConversation): Loaded => {
  const { outbox, applied, keys } = stored;
  return { conversation: toConversation(stored), outbox, applied, keys };
};

export const lastActivityAt = (conversation: Conversation): number => conversation.last?.at ?? conversation.openedAt;

/** A new document; the outbox begins with the event that opened it. */
export const toStored = (conversation: Conversation, event: ConversationEvent): StoredConversation => {
  const { id, slot: _slot, ...aggregate } = conversation;
  return {
    _id: id,
    ...aggregate,
    open: true,
    lastActivityAt: conversation.openedAt,
    outbox: [event],
    outboxSince: conversation.openedAt,
    applied: [],
    keys: [],
    receivedSeq: 0,
    seenSeq: 0,
    teamSeenSeq: 0,
    routing: null,
  };
};

type Update = { $set: Record<string, unknown>; $unset?: Record<string, ''> };

/** What has to be written to get from one state to the other: changed fields only, and the fields derived from them. */
export const changes = (before: Conversation, after: Conversation): Update => {
  const $set: Record<string, unknown> = { seq: after.seq };
  const $unset: Record<string, ''> = {};
  for (const key of Object.keys(after) as (keyof Conversation)[]) {
    if (key === 'id' || key === 'version' || key === 'slot' || before[key] === after[key]) continue;
    $set[key] = after[key];
  }
  if (before.slot !== after.slot) {
    if (after.slot === null) $unset.slot = '';
    else $set.slot = after.slot;
  }
  if (before.status !== after.status) $set.open = isOpen(after.status);
  if (before.last !== after.last) $set.lastActivityAt = lastActivityAt(after);
  if (before.waiting !== after.waiting) {
    if (after.waiting === null) $unset.queueRank = '';
    else $set.queueRank = queueRank(after.waiting);
  }
  return Object.keys($unset).length > 0 ? { $set, $unset } : { $set };
};
