import type { mongo } from 'mongoose';
import type { Conversation, Due } from '../../domain/conversation/state.ts';
import type { AgentId, BotId, ChannelAccountId, ContactId, ConversationId, Instant, Peer } from '../../domain/ids.ts';
import type { RoutingDecision } from '../../domain/routing/decision.ts';
import { EVERYTHING, type ViewScope, within } from '../scope.ts';
import { toConversation } from './mapping.ts';
import type { StoredConversation } from './schema.ts';

/** Reading for screens and for the sweep. What a person may see is the first argument of each. */
export const createConversationQueries = (collection: () => mongo.Collection<StoredConversation>) => ({
  find: async (scope: ViewScope, id: ConversationId): Promise<Conversation | null> => {
    const stored = await collection().findOne({ _id: id, ...within(scope) });
    return stored && toConversation(stored);
  },

  /** Whether there is such a conversation at all, whoever may see it; nothing else of it is said. */
  exists: async (id: ConversationId): Promise<boolean> =>
    (await collection().findOne({ _id: id, ...within(EVERYTHING) }, { projection: { _id: 1 } })) !== null,

  /** What these are called on screens; those that are out of sight are left out. */
  named: async (scope: ViewScope, ids: readonly ConversationId[]): Promise<Map<ConversationId, string>> => {
    const filter = { $and: [{ _id: { $in: [...ids] } }, within(scope)] } as mongo.Filter<StoredConversation>;
    const found = await collection()
      .find(filter, { projection: { customerName: 1 } })
      .toArray();
    return new Map(found.map(({ _id, customerName }) => [_id, customerName]));
  },

  isWithin: async (scope: ViewScope, id: ConversationId): Promise<boolean> =>
    (await collection().findOne({ _id: id, ...within(scope) }, { projection: { _id: 1 } })) !== null,

  /** Whose conversation it is; nothing else of it is said. */
  customerOf: async (id: ConversationId): Promise<Pick<Conversation, 'channelAccountId' | 'peer'> | null> => {
    const projection = { channelAccountId: 1, peer: 1 };
    const stored = await collection().findOne({ _id: id, ...within(EVERYTHING) }, { projection });
    return stored && { channelAccountId: stored.channelAccountId, peer: stored.peer };
  },

  /** Those of a contact, newest first. */
  ofContact: async (
    scope: ViewScope,
    { id: contactId, channelAccountId, peer }: { id: ContactId; channelAccountId: ChannelAccountId; peer: Peer },
    most: number,
  ): Promise<Conversation[]> => {
    const filter = { $and: [within(scope), { channelAccountId, peer, contactId }] } as mongo.Filter<StoredConversation>;
    const stored = await collection().find(filter).sort({ openedAt: -1 }).limit(most).toArray();
    return stored.map(toConversation);
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
