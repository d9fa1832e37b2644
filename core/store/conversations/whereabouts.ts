import type { mongo } from 'mongoose';
import type { ChannelAccountId, Instant, Peer } from '../../domain/ids.ts';
import type { StoredConversation } from './schema.ts';

export type Customer = { channelAccountId: ChannelAccountId; peer: Peer };

/** Where customers are, as gateways say. By customer, not by conversation: whichever of theirs is open. */
export const createWhereabouts = (collection: () => mongo.Collection<StoredConversation>) => {
  const openOf = ({ channelAccountId, peer }: Customer) => ({ channelAccountId, peer, open: true });

  return {
    /**
     * They are connected to this gateway. Who was away and is back gets a new version: whoever read them as away
     * writes nothing any more.
     */
    customersHere: async (gateway: string, customers: readonly Customer[]): Promise<void> => {
      if (customers.length === 0) return;
      const here = { $addToSet: { connectedTo: gateway } };
      const statements = customers.flatMap((customer) => [
        {
          updateOne: {
            filter: { ...openOf(customer), awaySince: { $exists: true } },
            update: { ...here, $unset: { awaySince: '' as const }, $inc: { version: 1 } },
          },
        },
        { updateOne: { filter: { ...openOf(customer), connectedTo: { $ne: gateway } }, update: here } },
      ]);
      await collection().bulkWrite(statements as mongo.AnyBulkWriteOperation<StoredConversation>[], { ordered: false });
    },

    /** Their last connection to this gateway was closed then. Whether they have others is not asked: it is seen later. */
    customersLeft: async (gateway: string, customers: readonly (Customer & { at: Instant })[]): Promise<void> => {
      if (customers.length === 0) return;
      const statements = customers.map(({ at, ...customer }) => ({
        updateOne: {
          filter: openOf(customer),
          update: { $pull: { connectedTo: gateway }, $max: { awaySince: at } },
        },
      }));
      await collection().bulkWrite(statements as mongo.AnyBulkWriteOperation<StoredConversation>[], { ordered: false });
    },

    /** This gateway holds no connections any more, and was heard of then for the last time. */
    gatewayGone: async (gateway: string, at: Instant): Promise<void> => {
      const update = { $pull: { connectedTo: gateway }, $max: { awaySince: at } };
      await collection().updateMany({ connectedTo: gateway }, update as mongo.UpdateFilter<StoredConversation>);
    },
  };
};
