import type { Document } from 'bson';
import { MongoClient, MongoServerError } from 'mongodb';
import { Refusal } from '../start/refusal.ts';
import { type Contents, readContents } from './contents.ts';

/** Runs `use` on one moment of the embedded store at `url`. Throws a Refusal when the store stops meanwhile. */
export async function withStoreContents<T>(url: string, use: (contents: Contents) => Promise<T>): Promise<T> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 3_000 });
  try {
    const cursor = client.db('admin').runCursorCommand({ batonSnapshot: 1 });
    return await use(await readContents(withReasons(cursor), () => stopped('not everything came')));
  } finally {
    await client.close();
  }
}

async function* withReasons(cursor: AsyncIterable<Document>): AsyncGenerator<Document, void> {
  try {
    yield* cursor;
  } catch (error) {
    throw reason(error as Error);
  }
}

function reason(error: Error): Refusal {
  const isAnotherServer = error instanceof MongoServerError && (error.code === 59 || error.code === 13);
  return isAnotherServer ? new Refusal(onMongoDb) : stopped(error.message);
}

const stopped = (detail: string) =>
  new Refusal(`The embedded store stopped while it was read (${detail}). Nothing was kept of it: please try again.`);

/** Why these commands don't work on a MongoDB server. */
export const onMongoDb =
  'Baton keeps its data in a MongoDB server here, which has tools of its own: mongodump and mongorestore, or snapshots by whoever runs it.';
