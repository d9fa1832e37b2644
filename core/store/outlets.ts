import { type Connection, Schema } from 'mongoose';
import type { ChannelAccountId, Instant } from '../domain/ids.ts';
import { nativeCollection } from './native.ts';

/** Whether anything is to be sent through a channel account now. One that was never in trouble has no row. */
export type Outlet = {
  /** Refusals in a row. */
  failures: number;
  /** Nothing is sent before. */
  closedUntil: Instant | null;
  /** Nothing is sent until an admin has mended it. */
  stopped: { at: Instant; why: string } | null;
};
type StoredOutlet = Outlet & { _id: ChannelAccountId };

const outletSchema = new Schema<StoredOutlet>(
  { _id: String },
  { collection: 'outlets', strict: false, versionKey: false, autoIndex: false },
);

const OPEN: Outlet = { failures: 0, closedUntil: null, stopped: null };

export const createOutletStore = (connection: Connection) => {
  const model = connection.model<StoredOutlet>('Outlet', outletSchema);
  const collection = nativeCollection(model);
  const change = async (_id: ChannelAccountId, changes: Partial<Outlet>): Promise<void> => {
    await collection().updateOne({ _id }, { $set: changes }, { upsert: true });
  };
  return {
    ensureIndexes: () => model.createIndexes(),

    of: async (_id: ChannelAccountId): Promise<Outlet> => {
      const { failures, closedUntil, stopped } = { ...OPEN, ...(await collection().findOne({ _id })) };
      return { failures, closedUntil, stopped };
    },

    /** The platform has taken something again. */
    recovered: (id: ChannelAccountId): Promise<void> => change(id, { failures: 0, closedUntil: null }),
    /** An admin has mended the account. */
    opened: (id: ChannelAccountId): Promise<void> => change(id, OPEN),
    refused: (id: ChannelAccountId, failures: number, closedUntil: Instant | null): Promise<void> =>
      change(id, { failures, closedUntil }),
    stopped: (id: ChannelAccountId, at: Instant, why: string): Promise<void> => change(id, { stopped: { at, why } }),
  };
};
export type OutletStore = ReturnType<typeof createOutletStore>;
