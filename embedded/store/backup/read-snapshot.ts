import { Binary } from 'bson';
import { documentPrefix, parseDocumentKey } from '../storage/keys.ts';
import type { Level } from '../storage/open.ts';
import { decode } from '../value/bytes.ts';
import type { Doc } from '../value/types.ts';
import type { CollectionHeader, Frame } from './frames.ts';

type Snapshot = ReturnType<Level['snapshot']>;

const keysAtOnce = 1_000;
const documentsAtOnce = 1_000;
const frameBytes = 64 << 10;
const idIndex: Doc = { v: 2, key: { _id: 1 }, name: '_id_' };

/**
 * Reads all collections as they are on the disk in the moment of the first step; later writes are not seen.
 * LevelDB reads in threads of its own, so other connections wait for the handing over of one frame at most.
 */
export async function* readSnapshot(level: Level, time: Date): AsyncGenerator<Frame, void> {
  const snapshot = level.snapshot();
  try {
    const catalog = await readCatalog(level, snapshot);
    const counts = await countDocuments(level, snapshot);
    const collections = catalog.map(({ number, ns, indexes }): CollectionHeader => {
      return { ns, indexes: [idIndex, ...indexes], count: counts.get(number) ?? 0 };
    });
    yield { time, collections };
    for (const [place, { number }] of catalog.entries()) {
      for await (const docs of readDocuments(level, snapshot, number)) yield { collection: place, docs };
    }
  } finally {
    await snapshot.close();
  }
}

interface Entry {
  number: number;
  ns: string;
  indexes: Doc[];
}

async function readCatalog(level: Level, snapshot: Snapshot): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const [key, value] of level.iterator({ gte: 'c!', lt: 'c"', snapshot })) {
    const { ns, indexes } = decode(value);
    const number = Number.parseInt(key.slice('c!'.length), 36);
    entries.push({ number, ns: String(ns), indexes: Array.isArray(indexes) ? indexes : [] });
  }
  return entries;
}

async function countDocuments(level: Level, snapshot: Snapshot): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  const keys = level.keys({ gte: 'd', lt: 'e', snapshot, fillCache: false });
  try {
    for (let batch = await keys.nextv(keysAtOnce); batch.length > 0; batch = await keys.nextv(keysAtOnce)) {
      for (const key of batch) {
        const { collection } = parseDocumentKey(key);
        counts.set(collection, (counts.get(collection) ?? 0) + 1);
      }
    }
  } finally {
    await keys.close();
  }
  return counts;
}

async function* readDocuments(level: Level, snapshot: Snapshot, collection: number): AsyncGenerator<Binary, void> {
  const prefix = documentPrefix(collection);
  const range = { gte: prefix, lt: `${prefix}~`, highWaterMarkBytes: frameBytes };
  const values = level.values({ ...range, snapshot, fillCache: false });
  try {
    for (
      let batch = await values.nextv(documentsAtOnce);
      batch.length > 0;
      batch = await values.nextv(documentsAtOnce)
    ) {
      yield new Binary(Buffer.concat(batch));
    }
  } finally {
    await values.close();
  }
}
