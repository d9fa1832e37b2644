import type { Entry } from './documents.ts';
import type { Server } from './server.ts';

/** What a store is asked for all day. */
export type Operations = {
  insertOne: (fresh: Entry) => Promise<unknown>;
  findOne: (id: string) => Promise<unknown>;
  findOneAndUpdate: (id: string) => Promise<unknown>;
  findSorted: (conversationId: string) => Promise<unknown>;
  count: (least: string) => Promise<unknown>;
};

export const operationsOf = ({ entries }: Pick<Server, 'entries'>): Operations => ({
  insertOne: (fresh) => entries.insertOne(fresh),
  findOne: (_id) => entries.findOne({ _id }),
  findOneAndUpdate: (_id) => entries.findOneAndUpdate({ _id }, { $inc: { touched: 1 } as never }),
  findSorted: (conversationId) => entries.find({ conversationId }).sort({ seq: -1 }).limit(50).toArray(),
  count: (least) => entries.countDocuments({ conversationId: { $gte: least } }),
});
