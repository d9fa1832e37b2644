import { CommandError } from '../errors.ts';
import { CacheBudget, docOf, type Entry, ownEntry } from '../storage/cache.ts';
import type { Disk } from '../storage/documents.ts';
import { encode } from '../value/bytes.ts';
import type { Doc } from '../value/types.ts';
import { Collection, type RecordChange } from './collection.ts';
import { goesByItself } from './expiry.ts';
import type { IndexTree } from './index-tree.ts';
import { LazyRecords } from './lazy-records.ts';
import { type Holder, uniqueLock, writeConflict } from './locks.ts';

// What a transaction writes stays in memory until it commits.
const nowhere: Disk = { put: () => {}, delete: () => {}, waiting: () => undefined, read: async () => [] };

// A commit is done within one turn, during which everybody waits.
const mostWritten = 1000;

function tooLarge(): CommandError {
  return new CommandError(
    257,
    'TransactionTooLarge',
    `A transaction of the embedded store may write up to ${mostWritten} documents of a collection. Set MONGO_URL to use a MongoDB server, which takes more.`,
  );
}

/**
 * A collection as one transaction sees it: its state at the start, and the transaction's own writes on top.
 * Indexes are clones that share their nodes with the original; documents that others change are kept as they were.
 */
export class CollectionSnapshot extends Collection {
  private readonly base: Collection;
  private readonly holder: Holder;
  /** Documents as they were at the start, of which others wrote newer versions. */
  private readonly before = new Map<number, Entry>();
  /** What the transaction made of documents. */
  private readonly written = new Map<number, RecordChange>();

  constructor(base: Collection, holder: Holder) {
    super(base.ns, base.number, [], nowhere, new CacheBudget(1));
    this.base = base;
    this.holder = holder;
    this.byId = base.byId.snapshot();
    this.indexes = [
      this.byId,
      ...base.indexes.filter((index) => index !== base.byId && index.ready).map((index) => index.snapshot()),
    ];
    this.records = new LazyRecords(this.byId.tree);
    base.watchers.add(this);
  }

  override atHand(record: number, passing = false): Entry | null | undefined {
    const own = this.written.get(record);
    return own ? own.entry : (this.before.get(record) ?? this.base.atHand(record, passing));
  }

  /** What changes while it is being read is kept as it was. */
  override read(records: number[]): Promise<void> | undefined {
    return this.base.read(records.filter((record) => !this.written.has(record) && !this.before.has(record)));
  }

  /** Called by the collection before another writer changes a document. */
  keep(entry: Entry): void {
    if (!this.before.has(entry.record)) this.before.set(entry.record, ownEntry(entry));
  }

  override insert(doc: Doc, bytes: Uint8Array = encode(doc), record = this.base.nextRecord()): number {
    this.base.room.admitDocument({ bytes: bytes.length, goesByItself: () => goesByItself(doc, this.base.indexes) });
    if (this.written.size >= mostWritten) throw tooLarge();
    this.lockKeys(doc, record);
    super.insert(doc, bytes, record);
    this.written.set(record, { record, before: undefined, entry: { record, bytes, doc } });
    return record;
  }

  override replace(entry: Entry, after: Doc): Entry {
    this.base.room.admitChange();
    this.lockRecord(entry.record);
    this.lockKeys(after, entry.record);
    const next = super.replace(entry, after);
    this.note(entry, next);
    return next;
  }

  override remove(entry: Entry): void {
    this.lockRecord(entry.record);
    super.remove(entry);
    this.note(entry, null);
  }

  /** The lock was taken before: what the transaction found there first stays the current version until it ends. */
  private note(found: Entry, entry: Entry | null): void {
    const { record } = found;
    const earlier = this.written.get(record);
    this.written.set(record, { record, before: earlier ? earlier.before : ownEntry(found), entry });
  }

  /**
   * Throws WriteConflict (112) where an index that was made after the transaction began can't take what it has written:
   * a duplicate, or two arrays side by side.
   */
  checkNewIndexes(): void {
    const known = new Set(this.indexes.map(({ spec }) => spec.name));
    for (const index of this.base.indexes.filter(({ spec }) => !known.has(spec.name))) {
      const taken = new Set<string>();
      for (const { record, entry } of this.written.values()) {
        for (const key of entry ? newKeys(index, docOf(entry), record) : []) {
          const holder = index.tree.get(key);
          if (taken.has(key) || (holder !== undefined && !this.written.has(holder))) throw writeConflict();
          taken.add(key);
        }
      }
    }
  }

  /** Writes everything to the collection, within one turn and so in one batch. False when there is nothing to write. */
  commit(): boolean {
    this.close();
    if (this.written.size === 0 || this.base.dropped) return false;
    this.base.applyChanges([...this.written.values()]);
    return true;
  }

  /** Lets go of the collection; what was written is forgotten unless it was committed. */
  close(): void {
    this.base.watchers.delete(this);
    this.base.locks.release(this.holder);
  }

  private lockRecord(record: number): void {
    if (this.written.size >= mostWritten && !this.written.has(record)) throw tooLarge();
    // Somebody else wrote it after this transaction began.
    if (this.before.has(record)) throw writeConflict();
    this.base.locks.take(record, this.holder);
  }

  private lockKeys(doc: Doc, record: number): void {
    for (const index of this.base.indexes) {
      if (!index.spec.unique) continue;
      for (const key of index.keysOf(doc, record, 'combine')) {
        const holder = index.tree.get(key);
        const unseen =
          holder !== undefined && holder !== record && !this.written.has(holder) && !this.sees(index.spec.name, key);
        if (unseen) throw writeConflict();
        this.base.locks.take(uniqueLock(index, key), this.holder);
      }
    }
  }

  private sees(indexName: string, key: string): boolean {
    return this.indexes.some((index) => index.spec.name === indexName && index.tree.has(key));
  }
}

function newKeys(index: IndexTree, doc: Doc, record: number): string[] {
  try {
    return index.keysOf(doc, record);
  } catch (error) {
    throw error instanceof CommandError ? writeConflict() : error;
  }
}
