import { MongoBulkWriteError, MongoServerError } from 'mongodb';
import { Refusal } from '../start/refusal.ts';
import type { CollectionHeader } from '../store/backup/frames.ts';
import { type Contents, countOf } from './contents.ts';
import { exactDocument } from './exact-document.ts';
import { isOver } from './expired.ts';
import { Fingerprint } from './fingerprint.ts';
import { placeOf, rawDocuments, type Target } from './move-target.ts';
import { documents as documentsText, Progress } from './progress.ts';

const DUPLICATE_KEY = 11_000;
const NAMESPACE_EXISTS = 48;

export type Copied = ReadonlyMap<CollectionHeader, Fingerprint>;

/** Makes a collection that the target lacks, also one that nothing will be put into. */
export async function createMissing(target: Target, header: CollectionHeader): Promise<void> {
  const { client } = target;
  const { dbName, collectionName } = placeOf(target, header);
  await client
    .db(dbName)
    .createCollection(collectionName)
    .catch((error: unknown) => {
      if (!(error instanceof MongoServerError && error.code === NAMESPACE_EXISTS)) throw error;
    });
}

/** Copies all documents that aren't over yet. Gives what it comes to, for each collection. */
export async function copyDocuments(target: Target, contents: Contents, say: (line: string) => void): Promise<Copied> {
  const copied = new Map(contents.collections.map((header) => [header, new Fingerprint()]));
  const progress = new Progress('Copied', countOf(contents));
  let current: CollectionHeader | undefined;
  const sayCopied = () => {
    progress.end();
    if (current) say(line(current, `${documentsText(copied.get(current)?.count ?? 0)} copied`));
  };
  for await (const { collection, documents } of contents.portions) {
    if (collection !== current) sayCopied();
    current = collection;
    const lasting = documents.filter((document) => !isOver(document, collection, contents.time));
    await insert(target, collection, lasting);
    for (const document of lasting) copied.get(collection)?.add(document);
    progress.add(documents.length);
  }
  sayCopied();
  return copied;
}

/** Documents that are there already are the same ones: the target was looked at before. */
async function insert(target: Target, header: CollectionHeader, documents: Uint8Array[]): Promise<void> {
  if (documents.length === 0) return;
  try {
    const exact = documents.map(exactDocument);
    await placeOf(target, header).insertMany(exact, { ordered: false, forceServerObjectId: true });
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) throw error;
    const { writeErrors } = error;
    if (![writeErrors].flat().every(({ code }) => code === DUPLICATE_KEY)) throw error;
  }
}

/** Makes those indexes of a collection that are wanted, with all their options. Those that exist are left as they are. */
export async function createIndexes(
  target: Target,
  header: CollectionHeader,
  wanted: (index: CollectionHeader['indexes'][number]) => boolean,
): Promise<void> {
  const { dbName, collectionName } = placeOf(target, header);
  const indexes = header.indexes.filter((index) => index.name !== '_id_' && wanted(index));
  if (indexes.length === 0) return;
  const writeConcern = { w: 'majority' };
  await target.client.db(dbName).command({ createIndexes: collectionName, indexes, writeConcern });
}

/** Reads a collection back. Throws a Refusal when it isn't what was copied. */
export async function verify(
  target: Target,
  header: CollectionHeader,
  copied: Copied,
  time: Date,
): Promise<Fingerprint> {
  const wanted = copied.get(header) ?? new Fingerprint();
  const found = new Fingerprint();
  for await (const document of rawDocuments(target, header)) {
    if (!isOver(document, header, time)) found.add(document);
  }
  if (found.equals(wanted)) return found;
  const { namespace } = placeOf(target, header);
  const difference =
    found.count === wanted.count ? 'other content' : `${documentsText(found.count)} instead of ${wanted.count}`;
  throw new Refusal(
    `${namespace} has ${difference} after copying. Does something else write there? Nothing is lost: the embedded store is as it was. Move again, best into an empty database.`,
  );
}

export const line = ({ ns }: CollectionHeader, what: string) => `  ${ns.padEnd(36)} ${what}`;
