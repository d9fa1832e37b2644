import type { Connection } from 'mongoose';
import type { ConversationEvent } from '../../domain/conversation/events.ts';
import { evolveAll } from '../../domain/conversation/evolve.ts';
import { type Opening, open } from '../../domain/conversation/open.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type {
  AgentId,
  BotId,
  ChannelAccountId,
  ConversationId,
  InboxId,
  Instant,
  Peer,
  Slot,
} from '../../domain/ids.ts';
import type { RoutingDecision } from '../../domain/routing/decision.ts';
import { createBatcher } from '../batcher.ts';
import { duplicateKey } from '../duplicate-key.ts';
import { nativeCollection } from '../native.ts';
import { EVERYTHING, type ViewScope, within } from '../scope.ts';
import { createTurns } from '../turns.ts';
import { changes, toConversation, toStored } from './mapping.ts';
import { createConversationQueries } from './queries.ts';
import { conversationSchema, KEYS_KEPT, type StoredConversation } from './schema.ts';

/** A conversation with what its writer has to know beside it. */
export type Loaded = {
  conversation: Conversation;
  outbox: ConversationEvent[];
  applied: InboxId[];
  keys: { key: string; seq: number }[];
};
export type WriteOutcome = 'written' | 'stale' | 'slot_taken' | 'another_open';

export const createConversationStore = (connection: Connection) => {
  const model = connection.model<StoredConversation>('Conversation', conversationSchema);
  const collection = nativeCollection(model);

  const loadWhere = async (filter: Record<string, unknown>): Promise<Loaded | null> => {
    const stored = await collection().findOne(filter);
    if (stored === null) return null;
    const { outbox, applied, keys } = stored;
    return { conversation: toConversation(stored), outbox, applied, keys };
  };

  const acknowledge = createBatcher(async (acks: { id: ConversationId; seq: number }[]) => {
    await collection().bulkWrite(
      acks.flatMap(({ id, seq }) => [
        { updateOne: { filter: { _id: id, seq }, update: { $set: { outbox: [] }, $unset: { outboxSince: '' } } } },
        {
          updateOne: { filter: { _id: id, seq: { $gt: seq } }, update: { $pull: { outbox: { seq: { $lte: seq } } } } },
        },
      ]),
      { ordered: false },
    );
    return acks.map(() => undefined);
  });

  return {
    ...createConversationQueries(collection),
    ensureIndexes: () => model.createIndexes(),
    /** For writers of the same conversation in this process: one after the other. */
    inTurn: createTurns(),

    /** For a writer: with outbox and idempotency keys. */
    load: (scope: ViewScope, id: ConversationId) => loadWhere({ _id: id, ...within(scope) }),

    /** Inserts a new conversation unless the customer has an open one already; answers with the one that is open. */
    openNew: async (opening: Opening): Promise<Conversation> => {
      const { conversation, event } = open(opening);
      try {
        await collection().insertOne(toStored(conversation, event));
        return conversation;
      } catch (error) {
        if (duplicateKey(error) === null) throw error;
        const { channelAccountId, peer } = opening;
        const other = await loadWhere({ channelAccountId, peer, open: true });
        if (other === null) throw error;
        return other.conversation;
      }
    },

    /**
     * The one write of a conversation. The version is the fencing token: whoever read an older one, also a worker
     * that was frozen for minutes, writes nothing. State, slot, outbox and idempotency key change together or not at all.
     */
    write: async (
      before: Conversation,
      events: readonly ConversationEvent[],
      extra: { applied?: InboxId[]; keys?: { key: string; seq: number }[]; now: Instant },
    ): Promise<WriteOutcome> => {
      const after = evolveAll(before, events);
      const update = changes(before, after);
      if (extra.applied) update.$set.applied = extra.applied;
      if (extra.keys) update.$set.keys = extra.keys.slice(-KEYS_KEPT);
      update.$set.outboxSince = extra.now;
      try {
        const result = await collection().updateOne(
          { _id: before.id, version: before.version },
          { ...update, $push: { outbox: { $each: [...events] } }, $inc: { version: 1 } },
        );
        return result.matchedCount === 1 ? 'written' : 'stale';
      } catch (error) {
        const key = duplicateKey(error);
        if (key === null) throw error;
        return key.includes('slot') ? 'slot_taken' : 'another_open';
      }
    },

    /** Confirms that the effects of the outbox up to this seq are done. */
    acknowledge: (id: ConversationId, seq: number): Promise<undefined> => acknowledge({ id, seq }),

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
