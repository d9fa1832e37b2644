import { type Connection, Schema } from 'mongoose';
import type { ChannelAccountId, Instant } from '../domain/ids.ts';
import { duplicateKey } from './duplicate-key.ts';
import { nativeCollection } from './native.ts';

/**
 * Which process keeps up the connection of an account. Goes by the store's clock. `fence` counts the holdings: whoever wants to
 * change something names the one that it knows. `home` is the data folder that the pairing lies in.
 */
export type SessionLease = {
  id: ChannelAccountId;
  owner: string | null;
  fence: number;
  expiresAt: Instant;
  home: string | null;
};
/** One holding of an account. */
export type Tenure = { id: ChannelAccountId; owner: string; fence: number };

type Row = Omit<SessionLease, 'id'> & { _id: ChannelAccountId };

const schema = new Schema<Row>(
  { _id: String },
  { collection: 'session_leases', strict: false, versionKey: false, autoIndex: false },
);

export const createSessionLeasesStore = (connection: Connection) => {
  const model = connection.model<Row>('SessionLease', schema);
  const collection = nativeCollection(model);

  return {
    ensureIndexes: () => model.createIndexes(),

    of: async (ids: readonly ChannelAccountId[]): Promise<SessionLease[]> => {
      const rows = await collection()
        .find({ _id: { $in: [...ids] } })
        .toArray();
      return rows.map(({ _id: id, ...rest }) => ({ id, ...rest }));
    },

    /** Takes an account as it was seen, null for one that nobody has ever held. Null when somebody was quicker. */
    take: async (
      id: ChannelAccountId,
      seen: SessionLease | null,
      { owner, home, expiresAt }: { owner: string; home: string; expiresAt: Instant },
    ): Promise<Tenure | null> => {
      const next = { owner, home, expiresAt, fence: (seen?.fence ?? 0) + 1 };
      if (seen === null) {
        const inserted = await collection()
          .insertOne({ _id: id, ...next })
          .catch((error: unknown) => {
            if (duplicateKey(error)) return null;
            throw error;
          });
        return inserted && { id, owner, fence: next.fence };
      }
      const { owner: before, fence, expiresAt: until } = seen;
      const asSeen = { _id: id, owner: before, fence, expiresAt: until };
      const { matchedCount } = await collection().updateOne(asSeen, { $set: next });
      return matchedCount === 1 ? { id, owner, fence: next.fence } : null;
    },

    /** False when somebody else has it, or had it since. */
    renew: async ({ id, owner, fence }: Tenure, expiresAt: Instant): Promise<boolean> =>
      (await collection().updateOne({ _id: id, owner, fence }, { $set: { expiresAt } })).matchedCount === 1,

    /** Whoever wants it may have it at once. */
    release: async ({ id, owner, fence }: Tenure, now: Instant): Promise<void> => {
      await collection().updateOne({ _id: id, owner, fence }, { $set: { owner: null, expiresAt: now } });
    },
  };
};
export type SessionLeasesStore = ReturnType<typeof createSessionLeasesStore>;
