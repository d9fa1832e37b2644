import { catalogKey, nextCollectionKey, parseDocumentKey } from '../storage/keys.ts';
import type { Level } from '../storage/open.ts';
import { damaged } from '../storage/storage-error.ts';
import { decode } from '../value/bytes.ts';
import { type Catalog, clearDocuments } from './catalog.ts';
import type { Collection } from './collection.ts';
import { parseIndexSpec } from './index-spec.ts';

const scanBatch = 2000;

/** Fills the catalog from the folder: collections first, then their indexes by one scan of all documents. */
export async function loadCatalog(level: Level, catalog: Catalog): Promise<void> {
  const next = await level.get(nextCollectionKey);
  if (next) catalog.nextNumber = Number(Buffer.from(next).toString());
  const byNumber = new Map<number, Collection>();
  for await (const [key, value] of level.iterator({ gte: 'c!', lt: 'c"' })) {
    const stored = decode(value);
    const number = Number.parseInt(key.slice(catalogKey(0).indexOf('!') + 1), 36);
    const specs = Array.isArray(stored.indexes) ? stored.indexes.map(parseIndexSpec) : [];
    byNumber.set(number, catalog.add(String(stored.ns), number, specs));
  }
  try {
    await loadDocuments(level, byNumber);
  } catch (error) {
    throw damaged(level.location, `a document can't be read: ${(error as Error).message}`);
  }
}

async function loadDocuments(level: Level, collections: Map<number, Collection>): Promise<void> {
  const orphans = new Set<number>();
  const iterator = level.iterator({ gte: 'd', lt: 'e', highWaterMarkBytes: 1 << 20, fillCache: false });
  try {
    for (let batch = await iterator.nextv(scanBatch); batch.length > 0; batch = await iterator.nextv(scanBatch)) {
      for (const [key, value] of batch) {
        const { collection, record } = parseDocumentKey(key);
        const found = collections.get(collection);
        if (found) found.load(record, decode(value));
        else orphans.add(collection);
      }
    }
  } finally {
    await iterator.close();
  }
  for (const number of orphans) await clearDocuments(level, number);
}
