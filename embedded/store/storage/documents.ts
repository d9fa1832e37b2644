import { type CacheBudget, type CacheShelf, type Entry, ownEntry } from './cache.ts';
import { documentKey, documentPrefix } from './keys.ts';
import { ReadAhead } from './read-ahead.ts';
import type { ReadThread } from './read-thread.ts';
import type { Writer } from './writer.ts';

/** Where documents are stored. */
export type Disk = Pick<Writer, 'put' | 'delete' | 'waiting'> & Pick<ReadThread, 'read'>;

/** The documents of one collection: in the cache, waiting to be written, read ahead, or on the disk alone. */
export class Documents {
  private readonly prefix: string;
  private readonly disk: Disk;
  private readonly budget: CacheBudget;
  private readonly shelf: CacheShelf;
  private readonly ahead: ReadAhead;

  constructor(collection: number, disk: Disk, budget: CacheBudget) {
    this.prefix = documentPrefix(collection);
    this.disk = disk;
    this.budget = budget;
    this.shelf = budget.shelf();
    this.ahead = new ReadAhead((records) => disk.read(records.map((record) => this.keyOf(record))));
  }

  /**
   * The current version of a document that is stored, undefined when it is on the disk alone.
   * Looked at in passing it pushes nothing out of the cache, and is garbage as soon as it was looked at.
   */
  atHand(record: number, passing: boolean): Entry | undefined {
    const cached = passing ? this.shelf.peek(record) : this.shelf.get(record);
    if (cached) return cached;
    const entry = this.ahead.take(record) ?? this.waiting(record);
    if (!entry || passing) return entry;
    const own = ownEntry(entry);
    this.shelf.set(own);
    return own;
  }

  /** Reads those that are on the disk alone. Resolves when the first of these has been read, at once when none is. */
  read(records: number[]): Promise<void> | undefined {
    const away = records.filter(
      (record) => !this.shelf.peek(record) && !this.ahead.has(record) && !this.disk.waiting(this.keyOf(record)),
    );
    return away.length > 0 ? this.ahead.read(away) : undefined;
  }

  put(entry: Entry): void {
    this.ahead.forget(entry.record);
    this.shelf.set(entry);
    this.disk.put(this.keyOf(entry.record), entry.bytes);
  }

  delete(record: number): void {
    this.ahead.forget(record);
    this.shelf.delete(record);
    this.disk.delete(this.keyOf(record));
  }

  /** Lets go of the memory. */
  drop(): void {
    this.ahead.forgetAll();
    this.budget.drop(this.shelf);
  }

  private waiting(record: number): Entry | undefined {
    const bytes = this.disk.waiting(this.keyOf(record));
    return bytes ? { record, bytes, doc: undefined } : undefined;
  }

  private keyOf(record: number): string {
    return documentKey(this.prefix, record);
  }
}
