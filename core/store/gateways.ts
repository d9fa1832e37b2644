import { type Connection, Schema } from 'mongoose';
import type { Instant } from '../domain/ids.ts';

/** One running gateway, for as long as it says so. `gone` once somebody took its connections for closed. */
export type GatewayRow = { _id: string; heardAt: Instant; gone?: boolean };

const schema = new Schema<GatewayRow>(
  { _id: String, heardAt: { type: Number, required: true }, gone: Boolean },
  { autoIndex: false, versionKey: false, strict: 'throw', collection: 'gateways' },
);
schema.index({ heardAt: 1 });

/** The lease of each gateway over the customers' connections that it holds: one small write, however many there are. */
export const createGatewaysStore = (connection: Connection) => {
  const gateways = connection.model<GatewayRow>('Gateway', schema);
  return {
    ensureIndexes: (): Promise<void> => gateways.createIndexes(),

    begin: async (id: string, now: Instant): Promise<void> => {
      await gateways.create({ _id: id, heardAt: now });
    },
    /** False when it came too late: what this gateway said is taken back, and it has to begin again under another id. */
    renew: async (id: string, now: Instant): Promise<boolean> => {
      const { matchedCount } = await gateways.updateOne({ _id: id, gone: { $ne: true } }, { $max: { heardAt: now } });
      return matchedCount === 1;
    },
    /** Those that were not heard of since. */
    silentSince: async (before: Instant): Promise<{ id: string; heardAt: Instant }[]> =>
      (await gateways.find({ heardAt: { $lte: before } }).lean<GatewayRow[]>()).map(({ _id, heardAt }) => ({
        id: _id,
        heardAt,
      })),
    /** From here on it can't renew. False when it just did. */
    condemn: async (id: string, heardAt: Instant): Promise<boolean> =>
      (await gateways.updateOne({ _id: id, heardAt }, { $set: { gone: true } })).matchedCount === 1,
    remove: async (id: string): Promise<void> => {
      await gateways.deleteOne({ _id: id });
    },
  };
};
export type GatewaysStore = ReturnType<typeof createGatewaysStore>;
