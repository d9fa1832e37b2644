import { type Static, Type } from 'typebox';
import {
  CHANNELS,
  ENGAGEMENT_STATUSES,
  HANDOVER_REASONS,
  SERVICE_LEVELS,
  STATUSES,
} from '../domain/conversation/state.ts';
import { DeliveryState } from './delivery.ts';
import { FileState, LastFile, Uploads } from './files.ts';
import { Instant, Nullable, Seq } from './primitives.ts';
import { RoutingDecision } from './timeline.ts';
import { MessagingWindow } from './window.ts';

/** One line of the list. */
export const ConversationRow = Type.Object({
  id: Type.String(),
  botId: Type.String(),
  contactId: Type.String(),
  channel: Type.Enum([...CHANNELS]),
  customerName: Type.String(),
  status: Type.Enum([...STATUSES]),
  version: Type.Integer(),
  seq: Seq,
  agentId: Nullable(Type.String()),
  agentName: Nullable(Type.String()),
  waitingSince: Nullable(Instant),
  /** 0 is the most urgent; null while nobody waits. */
  priority: Nullable(Type.Integer()),
  /** When the next promise to the customer is to be kept. */
  dueAt: Nullable(Instant),
  /** Promises that were not kept. */
  breached: Type.Array(Type.Enum([...SERVICE_LEVELS])),
  offer: Nullable(Type.Object({ agentId: Type.String(), expiresAt: Instant })),
  transfer: Nullable(
    Type.Object({ to: Type.String(), from: Type.String(), message: Type.String(), expiresAt: Instant }),
  ),
  onHold: Type.Boolean(),
  /** Since when a person answers without Baton and the bot is silent. */
  outside: Nullable(Instant),
  categoryId: Nullable(Type.String()),
  tags: Type.Array(Type.String()),
  last: Nullable(
    Type.Object({
      seq: Seq,
      at: Instant,
      from: Type.Enum(['customer', 'bot', 'agent', 'outside']),
      author: Type.String(),
      text: Type.String(),
      edited: Type.Optional(Seq),
      deleted: Type.Optional(Type.Literal(true)),
      file: Type.Optional(LastFile),
    }),
  ),
  openedAt: Instant,
  endedAt: Nullable(Instant),
  lastActivityAt: Instant,
  /** What a messaging window is counted from. */
  lastCustomerAt: Nullable(Instant),
});
export type ConversationRow = Static<typeof ConversationRow>;

/** Everything of one conversation but its timeline. */
export const ConversationDetail = Type.Object({
  row: ConversationRow,
  collected: Type.Record(Type.String(), Type.String()),
  engagementStatus: Type.Enum([...ENGAGEMENT_STATUSES]),
  notes: Type.Array(Type.Object({ at: Instant, text: Type.String(), by: Type.String(), summary: Type.Boolean() })),
  handoverReason: Nullable(Type.Enum([...HANDOVER_REASONS])),
  takenAt: Nullable(Instant),
  firstReplyAt: Nullable(Instant),
  /** Up to this seq the customer has seen, and has received. */
  customerSeenSeq: Seq,
  customerReceivedSeq: Seq,
  /** How far each message has got, on a platform that tells. */
  deliveries: Type.Array(DeliveryState),
  /** How the files of its messages are. */
  files: Type.Array(FileState),
  uploads: Uploads,
  /** Null where the platform has none, and whoever is in charge may always write. */
  window: Nullable(MessagingWindow),
  /** Why it still waits: the latest decision of the router. */
  routing: Nullable(RoutingDecision),
  /** Of the same person, on whichever channel. */
  earlier: Type.Array(
    Type.Object({
      id: Type.String(),
      channel: Type.Enum([...CHANNELS]),
      openedAt: Instant,
      status: Type.Enum([...STATUSES]),
      text: Type.String(),
    }),
  ),
});
export type ConversationDetail = Static<typeof ConversationDetail>;

export const LIST_VIEWS = ['all', 'waiting', 'mine', 'closed'] as const;
export type ListView = (typeof LIST_VIEWS)[number];
/**
 * `due`: what is to be done for a customer next comes first; what is promised nothing comes last, newest activity first.
 * `queue`: as who waits is served; nobody else stands in a queue, and the other views stay as they are.
 */
export const LIST_ORDERS = ['newest', 'due', 'queue'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];
/** Each up to `COUNTED`. */
export const ListCounts = Type.Object({ all: Type.Integer(), waiting: Type.Integer(), mine: Type.Integer() });
export type ListCounts = Static<typeof ListCounts>;

export const ListQuery = Type.Object({
  view: Type.Enum([...LIST_VIEWS]),
  botId: Type.Optional(Type.String()),
  /** Words of the customer's name or id, or the whole id of a conversation. */
  search: Type.Optional(Type.String({ maxLength: 100 })),
  order: Type.Optional(
    Type.Enum([...LIST_ORDERS], { description: 'Newest activity first, by due time, or who waits as they are served' }),
  ),
  /**
   * The `next` of the page before, in the same order: `lastActivityAt` and id of its last row; by due time `dueAt` before
   * them; in the queue the rank instead of `lastActivityAt`.
   */
  before: Type.Optional(Type.String({ pattern: '^(([0-9]{1,15}|-)_)?[0-9]{1,15}_[0-9a-f-]{36}$' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});
export const ListPage = Type.Object({
  rows: Type.Array(ConversationRow),
  counts: ListCounts,
  next: Nullable(Type.String()),
});
export type ListPage = Static<typeof ListPage>;
