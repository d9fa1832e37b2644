import { type Connection, type mongo, Schema } from 'mongoose';
import type { AuditRow, Deed } from '../domain/audit.ts';
import type { AgentId } from '../domain/ids.ts';
import { newId } from './ids.ts';
import { nativeCollection } from './native.ts';

type StoredRow = Omit<AuditRow, 'id'> & { _id: string };
export type AuditFilter = { by?: AgentId; on?: string; deed?: Deed };

const NEWEST = { at: -1, _id: -1 } as const;

const schema = new Schema<StoredRow>(
  { _id: String },
  { collection: 'audit', strict: false, versionKey: false, autoIndex: false },
);
schema.index(NEWEST);
schema.index({ 'by.id': 1, ...NEWEST });
schema.index({ 'on.id': 1, ...NEWEST });
schema.index({ deed: 1, ...NEWEST });

const toRow = ({ _id: id, ...rest }: StoredRow): AuditRow => ({ id, ...rest });

/** What people did, in the order in which they did it. Nothing here is ever taken away. */
export const createAuditStore = (connection: Connection) => {
  const model = connection.model<StoredRow>('Audit', schema);
  const collection = nativeCollection(model);
  return {
    ensureIndexes: () => model.createIndexes(),

    /** Resolves when it is durable: only then may the deed be done. Gives the id of the row. */
    begin: async (row: Omit<AuditRow, 'id' | 'outcome'>): Promise<string> => {
      const _id = newId();
      await collection().insertOne({ _id, ...row, outcome: null });
      return _id;
    },

    /** What came of it, once. */
    ended: async (id: string, outcome: NonNullable<AuditRow['outcome']>): Promise<void> => {
      await collection().updateOne({ _id: id, outcome: null }, { $set: { outcome } });
    },

    /** The newest first, from where the page before ended. */
    list: async (
      { by, on, deed }: AuditFilter,
      { before, limit }: { before?: { at: number; id: string }; limit: number },
    ): Promise<AuditRow[]> => {
      const filter = {
        ...(by !== undefined && { 'by.id': by }),
        ...(on !== undefined && { 'on.id': on }),
        ...(deed !== undefined && { deed }),
        ...(before && {
          at: { $lte: before.at },
          $or: [{ at: { $lt: before.at } }, { _id: { $lt: before.id } }],
        }),
      } as mongo.Filter<StoredRow>;
      return (await collection().find(filter).sort(NEWEST).limit(limit).toArray()).map(toRow);
    },
  };
};
