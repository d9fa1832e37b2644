import type { mongo } from 'mongoose';
import type { ListCounts, ListView } from '../../contracts/conversation.ts';
import { COUNTED } from '../../contracts/counted.ts';
import type { Conversation, Due } from '../../domain/conversation/state.ts';
import type { AgentId, BotId, ConversationId, Instant } from '../../domain/ids.ts';
import type { RoutingDecision } from '../../domain/routing/decision.ts';
import { EVERYTHING, type ViewScope, within } from '../scope.ts';
import { toConversation } from './mapping.ts';
import type { StoredConversation } from './schema.ts';

export type ListOptions = { view: ListView; botId?: BotId; search?: string; before?: string; limit: number };

const viewFilter = (view: ListView, agentId: AgentId): Record<string, unknown> =>
  ({
    all: { open: true },
    waiting: { status: 'waiting' },
    mine: { status: 'taken', agentId },
    closed: { open: false },
  })[view];

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const searchFilter = (words: string): Record<string, unknown> => ({
  $or: [{ customerName: { $regex: escaped(words), $options: 'i' } }, { peer: words }, { _id: words }],
});

const beforeFilter = (before: string): Record<string, unknown> => {
  const [instant = '0', id = ''] = before.split('_');
  const at = Number(instant);
  // The first part is what an index can begin at.
  return { lastActivityAt: { $lte: at }, $or: [{ lastActivityAt: { $lt: at } }, { _id: { $lt: id } }] };
};

/** Reading for screens and for the sweep. What a person may see is the first argument of each. */
export const createConversationQueries = (collection: () => mongo.Collection<StoredConversation>) => ({
  find: async (scope: ViewScope, id: ConversationId): Promise<Conversation | null> => {
    const stored = await collection().findOne({ _id: id, ...within(scope) });
    return stored && toConversation(stored);
  },

  /** Whether there is such a conversation at all, whoever may see it; nothing else of it is said. */
  exists: async (id: ConversationId): Promise<boolean> =>
    (await collection().findOne({ _id: id, ...within(EVERYTHING) }, { projection: { _id: 1 } })) !== null,

  /** Newest activity first; `next` is the cursor of the page after, null on the last. */
  list: async (
    scope: ViewScope,
    agentId: AgentId,
    options: ListOptions,
  ): Promise<{ rows: Conversation[]; next: string | null }> => {
    const { view, botId, search, before, limit } = options;
    const parts = [within(scope), viewFilter(view, agentId)];
    if (botId) parts.push({ botId });
    if (search) parts.push(searchFilter(search));
    if (before) parts.push(beforeFilter(before));
    const found = collection().find({ $and: parts } as mongo.Filter<StoredConversation>);
    const stored = await found
      .sort({ lastActivityAt: -1, _id: -1 })
      .limit(limit + 1)
      .toArray();
    const page = stored.slice(0, limit);
    const last = page.at(-1);
    const next = stored.length > limit && last ? `${last.lastActivityAt}_${last._id}` : null;
    return { rows: page.map(toConversation), next };
  },

  counts: async (scope: ViewScope, agentId: AgentId): Promise<ListCounts> => {
    const count = (view: ListView) =>
      collection().countDocuments({ ...within(scope), ...viewFilter(view, agentId) }, { limit: COUNTED });
    const [all, waiting, mine] = await Promise.all([count('all'), count('waiting'), count('mine')]);
    return { all, waiting, mine };
  },

  /** The same customer's conversations before this one, newest first. */
  earlier: async (scope: ViewScope, conversation: Conversation, most = 20): Promise<Conversation[]> => {
    const { contactId, openedAt, channelAccountId, peer } = conversation;
    const filter = { $and: [within(scope), { channelAccountId, peer, contactId, openedAt: { $lt: openedAt } }] };
    const stored = await collection()
      .find(filter as mongo.Filter<StoredConversation>)
      .sort({ openedAt: -1 })
      .limit(most)
      .toArray();
    return stored.map(toConversation);
  },

  /** What stands beside the aggregate: receipts and the router's latest reasons. */
  aside: async (
    scope: ViewScope,
    id: ConversationId,
  ): Promise<{ receivedSeq: number; seenSeq: number; routing: RoutingDecision | null } | null> => {
    const projection = { receivedSeq: 1, seenSeq: 1, routing: 1 };
    const stored = await collection().findOne({ _id: id, ...within(scope) }, { projection });
    return stored && { receivedSeq: stored.receivedSeq, seenSeq: stored.seenSeq, routing: stored.routing };
  },

  /** Conversations whose outbox was left undrained, oldest first. */
  undrained: async (olderThan: Instant, most: number): Promise<ConversationId[]> => {
    const filter = { ...within(EVERYTHING), outboxSince: { $lt: olderThan } };
    const found = collection()
      .find(filter, { projection: { _id: 1 } })
      .sort({ outboxSince: 1 })
      .limit(most);
    return (await found.toArray()).map(({ _id }) => _id);
  },

  /** Conversations in which the bot owes an answer for longer than this. */
  unanswered: async (olderThan: Instant, most: number): Promise<ConversationId[]> => {
    const filter = {
      ...within(EVERYTHING),
      'awaitingBot.since': { $lt: olderThan },
    } as mongo.Filter<StoredConversation>;
    const found = collection()
      .find(filter, { projection: { _id: 1 } })
      .limit(most);
    return (await found.toArray()).map(({ _id }) => _id);
  },

  /** Everybody who has a conversation, or an offer of one. */
  holders: async (): Promise<AgentId[]> => {
    const held = { holder: { $exists: true } };
    return (await collection().distinct('holder', held)).filter((id) => id !== undefined);
  },

  /** What these have: conversations in their hands, and offers. */
  heldBy: async (agentIds: readonly AgentId[]): Promise<Conversation[]> => {
    const stored = await collection()
      .find({ holder: { $in: [...agentIds] } })
      .toArray();
    return stored.map(toConversation);
  },

  /** How many wait for a bot's people, counted no further than `most`. */
  waitingCount: async (botId: BotId, most: number): Promise<number> =>
    collection().countDocuments({ botId, status: 'waiting' }, { limit: most }),

  /** Conversations in which a promise is over, the oldest first. */
  overdue: async (now: Instant, most: number): Promise<{ id: ConversationId; due: Due }[]> => {
    const found = collection()
      .find({ ...within(EVERYTHING), dueAt: { $lte: now } }, { projection: { due: 1 } })
      .sort({ dueAt: 1 })
      .limit(most);
    return (await found.toArray()).map(({ _id, due }) => ({ id: _id, due }));
  },

  /** Bots that have somebody waiting, and conversations whose offer or transfer has run out. */
  waitingBots: async (): Promise<BotId[]> => collection().distinct('botId', { status: 'waiting' }),
  expired: async (now: Instant, most: number): Promise<Conversation[]> => {
    const due = (field: 'offer' | 'transfer') => {
      const filter = { [`${field}.expiresAt`]: { $lte: now } } as mongo.Filter<StoredConversation>;
      return collection().find(filter).limit(most).toArray();
    };
    const [offers, transfers] = await Promise.all([due('offer'), due('transfer')]);
    return [...offers, ...transfers].map(toConversation);
  },
});
