import { MongoClient } from 'mongodb';
import { Refusal } from '../start/refusal.ts';
import type { CollectionHeader } from '../store/backup/frames.ts';
import { type Contents, countOf } from './contents.ts';
import { copyDocuments, createIndexes, createMissing, line, verify } from './move-collection.ts';
import { refuseForeign, refuseStandalone, type Target } from './move-target.ts';
import { collections, documents } from './progress.ts';
import { withStoreContents } from './store-contents.ts';

/** The database of the embedded store that Baton uses. */
const DATABASE = 'baton';
const patienceMs = 10_000;

/**
 * Copies everything in the store at `url` into a MongoDB and gives the sentences that say so. Throws a Refusal.
 * Nothing in the target is ever changed or deleted, only added: so an attempt that was broken off is gone on with,
 * and documents that are not from this store are a reason to stop before anything is written.
 */
export async function moveStore(url: string, targetUrl: string, say: (line: string) => void): Promise<string> {
  const client = connect(targetUrl);
  try {
    await client.connect().catch(unreachable);
    const target: Target = { client, database: databaseIn(targetUrl), source: DATABASE };
    await refuseStandalone(target);
    await withStoreContents(url, (contents) => refuseForeign(target, contents));
    return await withStoreContents(url, async (contents) => {
      const moved = await copy(target, contents, say);
      const what = `${documents(moved)} in ${collections(contents.collections.length)}`;
      const over = countOf(contents) - moved;
      const rest = over > 0 ? ` ${documents(over)} that had expired were left out.` : '';
      return `Moved ${what}; counts and checksums agree.${rest} The embedded store is as it was.\nFrom now on start Baton with\n\n  MONGO_URL=${urlToSet(targetUrl)}`;
    });
  } finally {
    await client.close();
  }
}

async function copy(target: Target, contents: Contents, say: (line: string) => void): Promise<number> {
  for (const collection of contents.collections) await createMissing(target, collection);
  const copied = await copyDocuments(target, contents, say);
  let moved = 0;
  for (const collection of contents.collections) {
    await createIndexes(target, collection, (index) => !isExpiring(index));
    const { count } = await verify(target, collection, copied, contents.time);
    say(line(collection, `${documents(count)} compared`));
    moved += count;
  }
  // From here on the server deletes what is over, so these come when everything was compared.
  for (const collection of contents.collections) await createIndexes(target, collection, isExpiring);
  return moved;
}

const isExpiring = ({ expireAfterSeconds }: CollectionHeader['indexes'][number]) => expireAfterSeconds !== undefined;

function connect(url: string): MongoClient {
  try {
    const isPatient = url.includes('serverSelectionTimeoutMS=');
    return new MongoClient(url, {
      writeConcern: { w: 'majority' },
      ...(!isPatient && { serverSelectionTimeoutMS: patienceMs }),
    });
  } catch (error) {
    throw new Refusal(`This is not the address of a MongoDB: ${(error as Error).message}`);
  }
}

function unreachable(error: Error): never {
  throw new Refusal(`The MongoDB can't be used: ${error.message}. Nothing was changed.`);
}

/** Without one in the address it is Baton's own, which then has to be set as well. */
const databaseIn = (url: string) => pathIn(url) || DATABASE;
const pathIn = (url: string) => decodeURIComponent(/^[^/]*\/\/[^/?]*\/([^?]*)/.exec(url)?.[1] ?? '');

/** The address to go on with: with a database, and without the password, which may end in a log. */
function urlToSet(url: string): string {
  const hidden = url.replace(/^([^/]*\/\/[^:@/?]*):[^@/?]*@/, '$1:<password>@');
  return pathIn(url) ? hidden : hidden.replace(/^([^/]*\/\/[^/?]*)\/?/, `$1/${DATABASE}`);
}
