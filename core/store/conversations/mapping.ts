import type { ConversationEvent } from '../../domain/conversation/events.ts';
import { nextDue } from '../../domain/conversation/promises.ts';
import { asksToBeAnsweredLater, type Conversation, isOpen } from '../../domain/conversation/state.ts';
import type { InboxId, Instant } from '../../domain/ids.ts';
import type { Take } from '../../domain/routing/expected-wait.ts';
import { queueRank } from '../../domain/routing/queue-order.ts';
import type { StoredConversation, Whereabouts } from './schema.ts';

/** A conversation with what its writer has to know beside it. */
export type Loaded = {
  conversation: Conversation;
  outbox: ConversationEvent[];
  applied: InboxId[];
  keys: { key: string; seq: number }[];
  /** Since when the customer is away; null while they are here, and where nobody can know. */
  awaySince: Instant | null;
  /** Since when nobody said or did anything; null where silence doesn't matter. */
  idleSince: Instant | null;
};

export const toConversation = (stored: StoredConversation): Conversation => {
  const {
    _id,
    slots,
    holder,
    dueAt: _due,
    open,
    lastActivityAt,
    queueRank: _rank,
    waitingRank: _line,
    outbox,
    outboxSince,
    applied,
    keys,
    receivedSeq,
    seenSeq,
    teamSeenSeq,
    routing,
    fromQueue,
    idleSince,
    connectedTo,
    awaySince,
    writeId,
    ...aggregate
  } = stored;
  return { ...aggregate, id: _id, slots: slots ?? [] };
};

export const toLoaded = (stored: StoredConversation): Loaded => {
  const { outbox, applied, keys } = stored;
  const away = (stored.connectedTo ?? []).length === 0;
  return {
    ...{ conversation: toConversation(stored), outbox, applied, keys },
    awaySince: away ? (stored.awaySince ?? null) : null,
    idleSince: stored.idleSince ?? null,
  };
};

export const lastActivityAt = (conversation: Conversation): number => conversation.last?.at ?? conversation.openedAt;

/** A new document; the outbox begins with the event that opened it. */
export const toStored = (
  conversation: Conversation,
  event: ConversationEvent,
  whereabouts: Whereabouts = {},
): StoredConversation => {
  const { id, slots: _slots, ...aggregate } = conversation;
  return {
    _id: id,
    ...aggregate,
    open: true,
    lastActivityAt: conversation.openedAt,
    idleSince: conversation.openedAt,
    ...whereabouts,
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

/** Fields that are there for an index, each computed from the aggregate; undefined ones are absent. */
const DERIVED: Record<string, (c: Conversation) => unknown> = {
  open: ({ status }) => isOpen(status),
  lastActivityAt,
  slots: ({ slots }) => (slots.length > 0 ? slots : undefined),
  holder: ({ slots, agentId, offer }) => (slots.length > 0 ? (agentId ?? offer?.agentId) : undefined),
  // What is being offered is nobody else's turn.
  queueRank: ({ waiting, offer }) => (waiting && offer === null ? queueRank(waiting) : undefined),
  waitingRank: ({ waiting }) => (waiting ? queueRank(waiting) : undefined),
  dueAt: ({ due }) => nextDue(due) ?? undefined,
};

/** Remembered beside the aggregate, also after the end: how quickly a queue moves is told from it. */
const takenFromQueue = (before: Conversation, after: Conversation): Take | null =>
  before.waiting !== null && after.takenAt !== null && !asksToBeAnsweredLater(before.waiting.reason)
    ? { since: before.waiting.since, at: after.takenAt }
    : null;

/** What has to be written to get from one state to the other: changed fields only, and the fields derived from them. */
export const changes = (before: Conversation, after: Conversation): Update => {
  const $set: Record<string, unknown> = { seq: after.seq };
  const $unset: Record<string, ''> = {};
  for (const key of Object.keys(after) as (keyof Conversation)[]) {
    if (key === 'id' || key === 'version' || key === 'slots' || before[key] === after[key]) continue;
    $set[key] = after[key];
  }
  for (const [key, derive] of Object.entries(DERIVED)) {
    const value = derive(after);
    if (String(derive(before)) === String(value)) continue;
    if (value === undefined) $unset[key] = '';
    else $set[key] = value;
  }
  const taken = takenFromQueue(before, after);
  if (taken !== null) $set.fromQueue = taken;
  return Object.keys($unset).length > 0 ? { $set, $unset } : { $set };
};
