import type { Collection, Document } from 'mongodb';
import type { Actions } from './actions.ts';

const returnDocuments = ['before', 'after'];

/** The update options of the format, checked: the driver would take any word for `before`. */
function returning({ returnDocument, ...others }: Document): Document {
  if (returnDocument === undefined) return others;
  const wanted = String(returnDocument).toLowerCase();
  if (!returnDocuments.includes(wanted)) throw new Error(`returnDocument may not be ${returnDocument}`);
  return { ...others, returnDocument: wanted };
}

/** Arguments without which an operation makes no sense. */
export const neededArguments: Record<string, readonly string[]> = {
  aggregate: ['pipeline'],
  bulkWrite: ['requests'],
  createFindCursor: ['filter'],
  createIndex: ['keys'],
  find: ['filter'],
  insertMany: ['documents'],
  insertOne: ['document'],
};

/** What a collection can be asked to do. Parameters that aren't named here are options. */
export const collectionActions: Actions<Collection> = {
  aggregate: (on, { pipeline, ...options }) => on.aggregate(pipeline, options).toArray(),
  bulkWrite: (on, { requests, ...options }) => on.bulkWrite(requests, options),
  count: (on, { filter, ...options }) => on.count(filter, options),
  countDocuments: (on, { filter, ...options }) => on.countDocuments(filter, options),
  createFindCursor: async (on, { filter, ...options }) => {
    const cursor = on.find(filter, options);
    await cursor.hasNext();
    return cursor;
  },
  createIndex: (on, { keys, ...options }) => on.createIndex(keys, options),
  deleteMany: (on, { filter, ...options }) => on.deleteMany(filter, options),
  deleteOne: (on, { filter, ...options }) => on.deleteOne(filter, options),
  distinct: (on, { fieldName, filter, ...options }) => on.distinct(fieldName, filter, options),
  drop: (on, options) => on.drop(options),
  dropIndex: (on, { name, ...options }) => on.dropIndex(name, options),
  dropIndexes: (on, options) => on.dropIndexes(options),
  estimatedDocumentCount: (on, options) => on.estimatedDocumentCount(options),
  find: (on, { filter, ...options }) => on.find(filter, options).toArray(),
  findOne: (on, { filter, ...options }) => on.findOne(filter, options),
  findOneAndDelete: (on, { filter, ...options }) => on.findOneAndDelete(filter, options),
  findOneAndReplace: (on, { filter, replacement, ...options }) =>
    on.findOneAndReplace(filter, replacement, returning(options)),
  findOneAndUpdate: (on, { filter, update, ...options }) => on.findOneAndUpdate(filter, update, returning(options)),
  insertMany: (on, { documents, ...options }) => on.insertMany(documents, options),
  insertOne: (on, { document, ...options }) => on.insertOne(document, options),
  listIndexes: (on, options) => on.listIndexes(options).toArray(),
  rename: (on, { to, ...options }) => on.rename(to, options),
  replaceOne: (on, { filter, replacement, ...options }) => on.replaceOne(filter, replacement, options),
  updateMany: (on, { filter, update, ...options }) => on.updateMany(filter, update, options),
  updateOne: (on, { filter, update, ...options }) => on.updateOne(filter, update, options),
};
