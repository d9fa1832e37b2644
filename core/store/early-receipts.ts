import { type Connection, Schema } from 'mongoose';
import { advance, type DeliveryStatus } from '../domain/delivery/status.ts';
import type { ChannelAccountId } from '../domain/ids.ts';
import { nativeCollection } from './native.ts';

type Early = { _id: string; status: DeliveryStatus; why: string | null; toldAt: Date };

/** What other programs send through the same account is told of, too, and belongs to nobody. */
const KEPT_SECONDS = 24 * 3_600;

const schema = new Schema<Early>(
  { _id: String },
  { collection: 'early_receipts', strict: false, versionKey: false, autoIndex: false },
);
schema.index({ toldAt: 1 }, { expireAfterSeconds: KEPT_SECONDS });

const idOf = (channelAccountId: ChannelAccountId, externalId: string): string => `${channelAccountId}/${externalId}`;

/** Receipts that were quicker than the answer to the message they are for. */
export const createEarlyReceipts = (connection: Connection) => {
  const model = connection.model<Early>('EarlyReceipt', schema);
  const collection = nativeCollection(model);
  return {
    ensureIndexes: () => model.createIndexes(),

    keep: async (
      channelAccountId: ChannelAccountId,
      externalId: string,
      status: DeliveryStatus,
      why: string | null,
    ): Promise<void> => {
      const _id = idOf(channelAccountId, externalId);
      const known = await collection().findOne({ _id });
      const furthest = known ? advance(known.status, status) : status;
      await collection().updateOne({ _id }, { $set: { status: furthest, why, toldAt: new Date() } }, { upsert: true });
    },

    of: async (channelAccountId: ChannelAccountId, externalIds: readonly string[]) => {
      const ids = externalIds.map((externalId) => idOf(channelAccountId, externalId));
      const rows = await collection()
        .find({ _id: { $in: ids } })
        .toArray();
      return rows.map(({ _id, status, why }) => ({ externalId: _id.slice(channelAccountId.length + 1), status, why }));
    },
  };
};
export type EarlyReceipts = ReturnType<typeof createEarlyReceipts>;
