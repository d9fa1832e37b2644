import { Collection } from '#embedded/store/catalog/collection.ts';
import type { IndexSpec } from '#embedded/store/catalog/index-spec.ts';
import { parseQuery } from '#embedded/store/query/query.ts';
import { Reader } from '#embedded/store/query/reader.ts';
import { Slice } from '#embedded/store/slice.ts';
import { CacheBudget, docOf } from '#embedded/store/storage/cache.ts';
import type { Values } from '#embedded/store/storage/read-thread.ts';
import { encode } from '#embedded/store/value/bytes.ts';
import type { Doc } from '#embedded/store/value/types.ts';

/**
 * A collection without a cache, whose disk answers when it is told to, with what it held when it was asked or, where it
 * is slow, with what it holds then: so a test says what happens between the two.
 */
export class HeldDisk {
  readonly collection: Collection;
  /** How many values each reading has asked for. */
  readonly asked: number[] = [];
  slow = false;
  /** What the next readings end with. */
  failure: Error | undefined;
  private readonly stored = new Map<string, Uint8Array>();
  private held: (() => void)[] = [];
  private waking: (() => void)[] = [];

  constructor(docs: Doc[], specs: Partial<IndexSpec>[] = []) {
    const disk = {
      put: (key: string, bytes: Uint8Array) => void this.stored.set(key, bytes),
      delete: (key: string) => void this.stored.delete(key),
      waiting: () => undefined,
      read: (keys: string[]) => this.read(keys),
    };
    const whole = specs.map((spec) => ({ ...{ key: {}, unique: false, sparse: false }, ...spec }));
    const named = whole.map((spec) => ({ ...spec, name: JSON.stringify(spec.key) }));
    this.collection = new Collection('db.test', 1, named, disk, new CacheBudget(1));
    for (const doc of docs) this.collection.insert(doc);
    this.forget();
  }

  /** Pushes everything out of the cache. */
  forget(): void {
    for (const _id of ['filler', 'another']) {
      const record = this.collection.insert({ _id });
      const entry = this.collection.atHand(record);
      if (entry) this.collection.remove(entry);
    }
  }

  /** Resolves as soon as something is being read. */
  async reading(): Promise<void> {
    while (this.held.length === 0) {
      await new Promise<void>((resolve) => this.waking.push(resolve));
    }
  }

  /** Drops the collection, and clears it from the disk. */
  drop(): void {
    this.collection.drop();
    this.stored.clear();
  }

  /** Lets go of what was asked so far. */
  release(): void {
    const held = this.held;
    this.held = [];
    for (const go of held) go();
  }

  /** Lets go of everything until the work is done. */
  async serve<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const ended = work.finally(() => {
      done = true;
      this.wake();
    });
    ended.catch(() => {});
    while (!done) {
      this.release();
      if (this.held.length === 0 && !done) await Promise.race([ended.catch(() => {}), this.reading()]);
    }
    return ended;
  }

  private wake(): void {
    for (const wake of this.waking.splice(0)) wake();
  }

  private read(keys: string[]): Promise<Values> {
    this.asked.push(keys.length);
    const values = () => keys.map((key) => this.stored.get(key));
    const { failure } = this;
    const early = this.slow ? undefined : values();
    return new Promise((resolve, reject) => {
      this.held.push(() => (failure ? reject(failure) : resolve(early ?? values())));
      this.wake();
    });
  }
}

/** All that match. */
export async function find(collection: Collection, filter: Doc, sort?: Doc): Promise<Doc[]> {
  const found: Doc[] = [];
  const reader = new Reader(collection, parseQuery(filter, sort));
  await reader.read(new Slice(), (entry) => found.push(docOf(entry)) > 0);
  return found;
}

/** Somebody else's change, who had read the document before. The documents' `_id` are 1, 2 and so on. */
export function change(collection: Collection, before: Doc, after: Doc | null): void {
  const record = collection.records.scan(false).peek() + Number(before._id) - 1;
  const entry = { record, bytes: encode(before), doc: before };
  if (after) collection.replace(entry, after);
  else collection.remove(entry);
}
