import type { MongoClient } from 'mongodb';
import type { CollectionData } from './format.ts';
import { match } from './match.ts';
import { Failed } from './verdict.ts';

const nothingElse = {
  entity: (name: string): never => {
    throw new Failed(`an outcome may not look at ${name}`);
  },
  sessionId: () => undefined,
};

/** A collection has to have exactly these documents. Throws Failed. */
export async function assertOutcome(internal: MongoClient, data: CollectionData): Promise<void> {
  const { databaseName, collectionName, documents } = data;
  const collection = internal.db(databaseName).collection(collectionName, { readConcern: { level: 'local' } });
  const actual = await collection.find({}, { sort: { _id: 1 }, promoteLongs: false }).toArray();
  match(documents, actual, nothingElse, { path: `outcome ${databaseName}.${collectionName}`, root: false });
}
