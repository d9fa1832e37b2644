import { type FileHandle, mkdir, open, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EJSON } from 'bson';
import { Refusal } from '../start/refusal.ts';
import type { CollectionHeader } from '../store/backup/frames.ts';
import { type Contents, countOf } from './contents.ts';
import { asWhole } from './draft.ts';
import { collections, documents, Progress } from './progress.ts';
import { withStoreContents } from './store-contents.ts';

/**
 * Writes the store at `url` into a folder as mongodump does: `<database>/<collection>.bson`, the documents one
 * behind the other, and `<database>/<collection>.metadata.json` in canonical Extended JSON.
 * Gives the sentence that says so. Throws a Refusal.
 */
export async function exportTo(url: string, folder: string): Promise<string> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (found.length > 0)
    throw new Refusal(`The folder ${folder} is not empty, so it is left alone. Choose another one.`);
  return withStoreContents(url, async (contents) => {
    await asWhole(folder, (draft) => write(draft, contents));
    const what = `${documents(countOf(contents))} in ${collections(contents.collections.length)}`;
    return `Exported ${what}, as they were at ${contents.time.toISOString()}, to ${folder}. mongorestore reads it.`;
  });
}

async function write(folder: string, contents: Contents): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  for (const collection of contents.collections) {
    await mkdir(dirname(pathOf(folder, collection)), { recursive: true, mode: 0o700 });
    await writeFile(`${pathOf(folder, collection)}.metadata.json`, metadata(collection), { mode: 0o600, flush: true });
    await writeFile(`${pathOf(folder, collection)}.bson`, '', { mode: 0o600 });
  }
  await writeDocuments(folder, contents);
  for (const collection of contents.collections) {
    await inFile(`${pathOf(folder, collection)}.bson`, (handle) => handle.sync());
  }
}

async function writeDocuments(folder: string, contents: Contents): Promise<void> {
  const progress = new Progress('Exported', countOf(contents));
  try {
    for await (const { collection, bytes, documents } of contents.portions) {
      await inFile(`${pathOf(folder, collection)}.bson`, (handle) => handle.writeFile(bytes));
      progress.add(documents.length);
    }
  } finally {
    progress.end();
  }
}

async function inFile(path: string, act: (handle: FileHandle) => Promise<void>): Promise<void> {
  const handle = await open(path, 'a');
  try {
    await act(handle);
  } finally {
    await handle.close();
  }
}

function metadata({ ns, indexes }: CollectionHeader): string {
  const collectionName = nameIn(ns);
  return EJSON.stringify({ options: {}, indexes, collectionName, type: 'collection' }, { relaxed: false });
}

const databaseIn = (ns: string) => ns.slice(0, ns.indexOf('.'));
const nameIn = (ns: string) => ns.slice(ns.indexOf('.') + 1);

/** Characters that can't stand in the name of a file are written as in a URL, as mongodump does. */
const pathOf = (folder: string, { ns }: CollectionHeader) =>
  join(folder, databaseIn(ns), encodeURIComponent(nameIn(ns)));
