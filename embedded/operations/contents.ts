import type { Binary, Document } from 'bson';
import type { CollectionHeader } from '../store/backup/frames.ts';

/** Everything in a store at one moment. */
export interface Contents {
  time: Date;
  collections: CollectionHeader[];
  /** Documents of one collection after the other. Ends with an error when there are others than announced. */
  portions: AsyncIterable<Portion>;
}

export interface Portion {
  collection: CollectionHeader;
  documents: Uint8Array[];
  /** The same documents, one behind the other. */
  bytes: Uint8Array;
}

/** Understands frames as the store and a backup give them. Throws what `broken` gives when they are not whole. */
export async function readContents(frames: AsyncIterator<Document>, broken: () => Error): Promise<Contents> {
  const first = await frames.next();
  if (first.done || !(first.value.time instanceof Date) || !Array.isArray(first.value.collections)) throw broken();
  const collections = first.value.collections as CollectionHeader[];
  return { time: first.value.time, collections, portions: readPortions(frames, collections, broken) };
}

async function* readPortions(frames: AsyncIterator<Document>, collections: CollectionHeader[], broken: () => Error) {
  const left = collections.map(({ count }) => count);
  for (let frame = await frames.next(); !frame.done; frame = await frames.next()) {
    const place: number = frame.value.collection;
    const collection = collections[place];
    if (!collection) throw broken();
    const bytes = (frame.value.docs as Binary).buffer;
    const documents = [...documentsIn(bytes)];
    left[place] = (left[place] ?? 0) - documents.length;
    yield { collection, documents, bytes } satisfies Portion;
  }
  if (left.some((count) => count !== 0)) throw broken();
}

/** Cuts documents that lie one behind the other apart. Throws when the last one reaches beyond the end. */
export function* documentsIn(bytes: Uint8Array): Generator<Uint8Array, void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const size = at + 5 <= bytes.length ? view.getInt32(at, true) : 0;
    if (size < 5 || at + size > bytes.length) throw new Error('a document reaches beyond the end');
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

export const countOf = ({ collections }: Pick<Contents, 'collections'>): number =>
  collections.reduce((sum, { count }) => sum + count, 0);
