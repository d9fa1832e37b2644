import type { mongo } from 'mongoose';
import type { Delivery, DeliveryId, Failure } from '../../domain/delivery/delivery.ts';
import type { BotId, ChannelAccountId, ConversationId, Instant, Peer } from '../../domain/ids.ts';
import type { Scope } from '../../domain/permissions.ts';
import { within } from '../scope.ts';
import { NEWEST, type StoredDelivery, toDelivery } from './schema.ts';

export type Place = { at: Instant; id: DeliveryId };
export type FailedFilter = { channelAccountId?: ChannelAccountId; botId?: BotId };

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

  /** Where the line of what goes out to this customer ends; null when nothing is in it. */
  endOfLine: async (channelAccountId: ChannelAccountId, peer: Peer): Promise<Instant | null> => {
    const open = { channelAccountId, peer, open: true as const };
    const [last] = await collection().find(open).sort({ createdAt: -1, seq: -1 }).limit(1).toArray();
    return last?.createdAt ?? null;
  },

  /** Of which nobody knows whether this customer has got it, of what was due since an instant; the oldest first. */
  uncertainTo: async (channelAccountId: ChannelAccountId, peer: Peer, since: Instant): Promise<Delivery[]> => {
    const rows = await collection()
      .find({ channelAccountId, peer, status: 'uncertain', dueAt: { $gte: since } })
      .sort({ createdAt: -1 })
      .limit(20)
      .toArray();
    return rows.reverse().map(toDelivery);
  },

  /** Attempts whose process has not come back from them. */
  abandoned: async (before: Instant, most: number): Promise<Delivery[]> => {
    const rows = await collection()
      .find({ open: true, status: 'sending', attemptedAt: { $lt: before } })
      .limit(most)
      .toArray();
    return rows.map(toDelivery);
  },

  /** The message of ours that a platform knows by this id. */
  byExternalId: async (channelAccountId: ChannelAccountId, externalId: string): Promise<Delivery | null> => {
    const stored = await collection().findOne({ channelAccountId, 'parts.externalIds': externalId });
    return stored && toDelivery(stored);
  },

  ofConversation: async (conversationId: ConversationId): Promise<Delivery[]> =>
    (await collection().find({ conversationId }).sort({ seq: 1 }).toArray()).map(toDelivery),

  byId: async (id: DeliveryId): Promise<Delivery | null> => {
    const stored = await collection().findOne({ _id: id });
    return stored && toDelivery(stored);
  },

  /** What did not arrive, the newest first, from where the page before ended. */
  dead: async (
    scope: Scope,
    wanted: FailedFilter,
    { before, limit }: { before?: Place; limit: number },
  ): Promise<Delivery[]> => {
    const behind = before && {
      createdAt: { $lte: before.at },
      $or: [{ createdAt: { $lt: before.at } }, { _id: { $lt: before.id } }],
    };
    const filter = { $and: [{ status: 'failed' }, within(scope), wanted, behind ?? {}] };
    const found = collection().find(filter as mongo.Filter<StoredDelivery>);
    return (await found.sort(NEWEST).limit(limit).toArray()).map(toDelivery);
  },

  /** The same of an account for one of these reasons, in the order in which it was said. */
  deadSince: async (
    channelAccountId: ChannelAccountId,
    failures: readonly Failure[],
    since: Instant,
    most: number,
  ): Promise<Delivery[]> => {
    const filter = {
      ...{ channelAccountId, status: 'failed' as const, failure: { $in: [...failures] } },
      createdAt: { $gte: since },
    };
    return (await collection().find(filter).sort({ createdAt: 1, _id: 1 }).limit(most).toArray()).map(toDelivery);
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
