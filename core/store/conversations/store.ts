import type { Connection } from 'mongoose';
import type { ConversationEvent } from '../../domain/conversation/events.ts';
import { type Opening, open } from '../../domain/conversation/open.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import { BatonError } from '../../domain/errors.ts';
import type { AgentId, BotId, ChannelAccountId, ConversationId, Peer, Slot } from '../../domain/ids.ts';
import type { RoutingDecision } from '../../domain/routing/decision.ts';
import { duplicateKey } from '../duplicate-key.ts';
import { createInserter } from '../insert-together.ts';
import { nativeCollection } from '../native.ts';
import { EVERYTHING, type ViewScope, within } from '../scope.ts';
import { createTurns } from '../turns.ts';
import { conditionalWrite, type WriteExtra } from './conditional-write.ts';
import { type Loaded, toConversation, toLoaded, toStored } from './mapping.ts';
import { createConversationQueries } from './queries.ts';
import { conversationSchema, type StoredConversation } from './schema.ts';
import { createTogether } from './together.ts';

export type WriteOutcome = 'written' | 'stale' | 'slot_taken' | 'another_open';

export const createConversationStore = (connection: Connection) => {
  const model = connection.model<StoredConversation>('Conversation', conversationSchema);
  const collection = nativeCollection(model);

  const insert = createInserter(collection);

  const loadWhere = async (filter: Record<string, unknown>): Promise<Loaded | null> => {
    const stored = await collection().findOne(filter);
    return stored && toLoaded(stored);
  };

  return {
    ...createConversationQueries(collection),
    ...createTogether(collection),
    ensureIndexes: () => model.createIndexes(),
    /** For writers of the same conversation in this process: one after the other. */
    inTurn: createTurns(),

    /** For a writer: with outbox and idempotency keys. */
    load: (scope: ViewScope, id: ConversationId) => loadWhere({ _id: id, ...within(scope) }),

    /** Inserts a new conversation unless the customer has an open one already; answers with the one that is open. */
    openNew: async (opening: Opening): Promise<Conversation> => {
      const { conversation, event } = open(opening);
      const [isNew] = await insert([toStored(conversation, event)]);
      if (isNew) return conversation;
      const { channelAccountId, peer } = opening;
      const other = await loadWhere({ channelAccountId, peer, open: true });
      // It ended a moment ago.
      if (other === null) throw new BatonError('conflict');
      return other.conversation;
    },

    /** Writes unless somebody else did since it was read, or another holds the slot. */
    write: async (
      before: Conversation,
      events: readonly ConversationEvent[],
      extra: WriteExtra,
    ): Promise<WriteOutcome> => {
      const { filter, update } = conditionalWrite(before, events, extra);
      try {
        const result = await collection().updateOne(filter, update);
        return result.matchedCount === 1 ? 'written' : 'stale';
      } catch (error) {
        const key = duplicateKey(error);
        if (key === null) throw error;
        return key.includes('slot') ? 'slot_taken' : 'another_open';
      }
    },

    /** Units of the agents' limits that are held now. */
    heldSlots: async (agentIds: readonly AgentId[]): Promise<Map<AgentId, Slot[]>> => {
      const of = async (id: AgentId): Promise<[AgentId, Slot[]]> => {
        const range = { slot: { $gte: `${id}:`, $lt: `${id};` } } as never;
        const found = await collection()
          .find(range, { projection: { slot: 1 } })
          .toArray();
        return [id, found.flatMap(({ slot }) => slot ?? [])];
      };
      return new Map(await Promise.all(agentIds.map(of)));
    },

    /** The next in line of one bot that is not being offered to anybody, with the router's latest reasons. */
    nextWaiting: async (
      botId: BotId,
      most: number,
    ): Promise<{ conversation: Conversation; routing: RoutingDecision | null }[]> => {
      const found = collection().find({ botId, status: 'waiting' }).sort({ queueRank: 1 }).limit(most);
      const stored = (await found.toArray()).filter((each) => each.offer === null);
      return stored.map((each) => ({ conversation: toConversation(each), routing: each.routing }));
    },

    /** Remembers why a conversation still waits. Not part of the aggregate: nothing is decided from it. */
    rememberRouting: async (id: ConversationId, routing: RoutingDecision): Promise<void> => {
      await collection().updateOne({ _id: id }, { $set: { routing } });
    },

    /** How far the customer has received and seen; only moves forward. Null when nothing moved. */
    customerReceipt: async (
      id: ConversationId,
      receipt: { receivedSeq?: number; seenSeq?: number },
    ): Promise<{ receivedSeq: number; seenSeq: number } | null> => {
      const seen = receipt.seenSeq ?? 0;
      const received = Math.max(receipt.receivedSeq ?? 0, seen);
      const updated = await collection().findOneAndUpdate(
        { _id: id, $or: [{ receivedSeq: { $lt: received } }, { seenSeq: { $lt: seen } }] },
        { $max: { receivedSeq: received, seenSeq: seen } },
        { returnDocument: 'after', projection: { receivedSeq: 1, seenSeq: 1 } },
      );
      return updated && { receivedSeq: updated.receivedSeq, seenSeq: updated.seenSeq };
    },

    /** How far the agent in charge has seen: what the customer's page shows, also after a reload. */
    teamSeen: async (id: ConversationId, seq: number): Promise<void> => {
      await collection().updateOne({ _id: id, teamSeenSeq: { $lt: seq } }, { $set: { teamSeenSeq: seq } });
    },
    teamSeenSeq: async (id: ConversationId): Promise<number> =>
      (await collection().findOne({ _id: id }, { projection: { teamSeenSeq: 1 } }))?.teamSeenSeq ?? 0,

    /** The customer's latest conversation on this channel account, open or not. */
    currentOf: async (channelAccountId: ChannelAccountId, peer: Peer): Promise<Conversation | null> => {
      const filter = { ...within({ kind: 'peer', channelAccountId, peer }) };
      const stored = await collection().findOne(filter, { sort: { openedAt: -1 } });
      return stored && toConversation(stored);
    },

    removeWhere: async (botId: BotId): Promise<ConversationId[]> => {
      const found = await collection()
        .find({ ...within(EVERYTHING), botId }, { projection: { _id: 1 } })
        .toArray();
      await collection().deleteMany({ botId });
      return found.map(({ _id }) => _id);
    },
  };
};
export type ConversationStore = ReturnType<typeof createConversationStore>;
