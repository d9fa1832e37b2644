import type { Connection } from 'mongoose';
import type { ConversationEvent } from '../../domain/conversation/events.ts';
import { type Opening, open } from '../../domain/conversation/open.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import { BatonError } from '../../domain/errors.ts';
import type { AgentId, BotId, ChannelAccountId, ConversationId, Instant, Peer, Slot } from '../../domain/ids.ts';
import type { RoutingDecision } from '../../domain/routing/decision.ts';
import { duplicateKey } from '../duplicate-key.ts';
import { createInserter } from '../insert-together.ts';
import { nativeCollection } from '../native.ts';
import { EVERYTHING, type ViewScope, within } from '../scope.ts';
import { createTurns } from '../turns.ts';
import { conditionalWrite, type WriteExtra } from './conditional-write.ts';
import { createEndingQueries } from './endings.ts';
import { createHoldingQueries } from './holdings.ts';
import { createListQueries } from './list.ts';
import { type Loaded, toConversation, toLoaded, toStored } from './mapping.ts';
import { createPeerQueries } from './peers.ts';
import { createConversationQueries } from './queries.ts';
import { createQueueQueries } from './queue.ts';
import { conversationSchema, type StoredConversation, type Whereabouts } from './schema.ts';
import { createTogether } from './together.ts';
import { createTransferQueries } from './transfers.ts';
import { createWhereabouts } from './whereabouts.ts';

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
    ...createListQueries(collection),
    ...createEndingQueries(collection),
    ...createWhereabouts(collection),
    ...createTogether(collection),
    ...createQueueQueries(collection),
    ...createTransferQueries(collection),
    ...createHoldingQueries(collection),
    ...createPeerQueries(collection),
    ensureIndexes: () => model.createIndexes(),
    /** For writers of the same conversation in this process: one after the other. */
    inTurn: createTurns(),

    /** For a writer: with outbox and idempotency keys. */
    load: (scope: ViewScope, id: ConversationId) => loadWhere({ _id: id, ...within(scope) }),

    /** Inserts a new conversation unless the customer has an open one already; answers with the one that is open. */
    openNew: async (opening: Opening, whereabouts: Whereabouts = {}): Promise<Conversation> => {
      const { conversation, event } = open(opening);
      const [isNew] = await insert([toStored(conversation, event, whereabouts)]);
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
        return key.includes('slots') ? 'slot_taken' : 'another_open';
      }
    },

    /** Units of the agents' limits that are held now: of the chat limit, and of limits for one bot. */
    heldSlots: async (agentIds: readonly AgentId[]): Promise<Map<AgentId, Slot[]>> => {
      const held = new Map<AgentId, Slot[]>(agentIds.map((id) => [id, []]));
      const found = collection().find({ holder: { $in: [...agentIds] } }, { projection: { holder: 1, slots: 1 } });
      for (const { holder, slots } of await found.toArray()) if (holder && slots) held.get(holder)?.push(...slots);
      return held;
    },

    /** When an agent's last conversation ended, of those that ended after an instant. */
    lastEnds: async (agentIds: readonly AgentId[], after: Instant): Promise<Map<AgentId, Instant>> => {
      const ends = new Map<AgentId, Instant>();
      const filter = { lastAgentId: { $in: [...agentIds] }, endedAt: { $gt: after } };
      const found = collection().find(filter, { projection: { lastAgentId: 1, endedAt: 1 } });
      for (const { lastAgentId, endedAt } of await found.toArray())
        if (lastAgentId && endedAt) ends.set(lastAgentId, Math.max(endedAt, ends.get(lastAgentId) ?? 0));
      return ends;
    },

    /** Those of one bot who are not being offered to anybody, in the order of the queue, with the router's latest reasons. */
    queueOf: async function* (
      botId: BotId,
      pageSize: number,
    ): AsyncGenerator<{ conversation: Conversation; routing: RoutingDecision | null }> {
      const found = collection().find({ botId, queueRank: { $exists: true } });
      for await (const stored of found.sort({ queueRank: 1 }).batchSize(pageSize))
        yield { conversation: toConversation(stored), routing: stored.routing };
    },

    /** Remembers why conversations still wait. Not part of the aggregate: nothing is decided from it. */
    rememberRoutings: async (reasons: readonly { id: ConversationId; routing: RoutingDecision }[]): Promise<void> => {
      if (reasons.length === 0) return;
      await collection().bulkWrite(
        reasons.map(({ id, routing }) => ({ updateOne: { filter: { _id: id }, update: { $set: { routing } } } })),
        { ordered: false },
      );
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

    /** A customer's other conversations carry the name that they gave in this one. Nothing is decided from a name. */
    renameOthers: async ({ id, channelAccountId, peer, contactId, customerName }: Conversation): Promise<void> => {
      const others = { channelAccountId, peer, contactId, _id: { $ne: id }, customerName: { $ne: customerName } };
      await collection().updateMany(others, { $set: { customerName } });
    },

    /** Those of a customer's conversations that carry this name carry another one from now on. */
    rename: async ({ channelAccountId, peer, contactId, customerName }: Conversation, name: string): Promise<void> => {
      await collection().updateMany(
        { channelAccountId, peer, contactId, customerName },
        { $set: { customerName: name } },
      );
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
