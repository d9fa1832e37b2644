import type { mongo } from 'mongoose';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { ChannelAccountId, ConversationId, Instant, Peer } from '../../domain/ids.ts';
import { type StoredDelivery, toDelivery } from './schema.ts';

/** What is to be done, and what became of what was. */
export const createDeliveryQueries = (collection: () => mongo.Collection<StoredDelivery>) => ({
  /** Customers for whom something is due through an account. */
  duePeers: async (channelAccountId: ChannelAccountId, now: Instant, most: number): Promise<Peer[]> => {
    const rows = await collection()
      .find({ channelAccountId, open: true, dueAt: { $lte: now } }, { projection: { peer: 1 } })
      .sort({ dueAt: 1 })
      .limit(most)
      .toArray();
    return [...new Set(rows.map(({ peer }) => peer))];
  },

  /** What has to go out first to this customer; what comes after it waits for it. */
  firstFor: async (channelAccountId: ChannelAccountId, peer: Peer): Promise<Delivery | null> => {
    const [first] = await collection()
      .find({ channelAccountId, peer, open: true })
      .sort({ createdAt: 1, seq: 1 })
      .limit(1)
      .toArray();
    return first ? toDelivery(first) : null;
  },

  /** Attempts whose process has not come back from them. */
  abandoned: async (before: Instant, most: number): Promise<Delivery[]> => {
    const rows = await collection()
      .find({ open: true, status: 'sending', attemptedAt: { $lt: before } })
      .limit(most)
      .toArray();
    return rows.map(toDelivery);
  },

  ofConversation: async (conversationId: ConversationId): Promise<Delivery[]> =>
    (await collection().find({ conversationId }).sort({ seq: 1 }).toArray()).map(toDelivery),

  /** What did not arrive, the newest first. */
  dead: async (channelAccountId: ChannelAccountId, most: number): Promise<Delivery[]> => {
    const filter = { channelAccountId, status: 'failed' as const };
    return (await collection().find(filter).sort({ createdAt: -1 }).limit(most).toArray()).map(toDelivery);
  },

  /** Accounts through which something has been due for a while: all of them, however much waits in one. */
  overdueAccounts: (before: Instant): Promise<ChannelAccountId[]> =>
    collection().distinct('channelAccountId', { open: true, dueAt: { $lt: before } }),

  /** When something is to be sent next through an account; null for nothing. What is being sent is somebody's. */
  nextDue: async (channelAccountId: ChannelAccountId): Promise<Instant | null> => {
    const [next] = await collection()
      .find({ channelAccountId, open: true, status: 'queued' }, { projection: { dueAt: 1 } })
      .sort({ dueAt: 1 })
      .limit(1)
      .toArray();
    return next?.dueAt ?? null;
  },
});
