import { type CacheBudget, docOf, type Entry } from '../storage/cache.ts';
import { type Disk, Documents } from '../storage/documents.ts';
import { catalogKey } from '../storage/keys.ts';
import { Room } from '../storage/room.ts';
import { encode } from '../value/bytes.ts';
import { type Doc, own } from '../value/types.ts';
import { checkId, checkSize } from './check-document.ts';
import { duplicateKey } from './duplicate-key.ts';
import { goesByItself } from './expiry.ts';
import { type IndexSpec, indexToDoc } from './index-spec.ts';
import { IndexTree } from './index-tree.ts';
import { Locks, uniqueLock } from './locks.ts';
import { RecordSet, type Records } from './records.ts';

/** Told of a document before another version takes its place. */
export interface Watcher {
  keep(entry: Entry): void;
}

/** What a transaction made of a record. */
export interface RecordChange {
  record: number;
  /** The version it replaced, which its lock has kept the current one; undefined when the record is new. */
  before: Entry | undefined;
  /** Its new version, null when it's deleted. */
  entry: Entry | null;
}

/**
 * A collection: its indexes in memory, its documents in the cache or on the disk.
 * A write changes memory at once, within one turn of the event loop, and is queued for the next batch:
 * so uniqueness holds among all connections. Only after `writer.durable()` may it be acknowledged.
 */
export class Collection {
  readonly ns: string;
  readonly number: number;
  /** All records in the order they were inserted. */
  records: Records = new RecordSet();
  indexes: IndexTree[];
  byId: IndexTree;
  dropped = false;
  /** True until the transaction that first wrote to it commits, or somebody else needs it. */
  reserved = false;
  /** What open transactions have written. */
  readonly locks = new Locks();
  /** Open transactions that read an earlier state. */
  readonly watchers = new Set<Watcher>();
  private readonly documents: Documents;
  private readonly disk: Disk;
  readonly room: Room;
  private lastRecord = 0;

  constructor(ns: string, number: number, specs: IndexSpec[], disk: Disk, budget: CacheBudget, room = new Room()) {
    this.ns = ns;
    this.number = number;
    this.disk = disk;
    this.documents = new Documents(number, disk, budget);
    this.room = room;
    this.byId = new IndexTree({ name: '_id_', key: { _id: 1 }, unique: true, sparse: false });
    this.indexes = [this.byId, ...specs.map((spec) => new IndexTree(spec))];
  }

  /**
   * The current version of a document as far as it is in memory: null when the document is gone, undefined when it has
   * to be read first. In passing it pushes nothing out of the cache.
   */
  atHand(record: number, passing = false): Entry | null | undefined {
    return this.records.has(record) ? this.documents.atHand(record, passing) : null;
  }

  /** Reads documents into memory, where others may push them out. Resolves when the first that had to be read is there. */
  read(records: number[]): Promise<void> | undefined {
    return this.documents.read(records.filter((record) => this.records.has(record)));
  }

  /** Inserts a document that has an `_id` in front. Throws DuplicateKey (11000), or what the room refuses. */
  insert(doc: Doc, bytes: Uint8Array = encode(doc), record = this.nextRecord()): number {
    checkId(own(doc, '_id'));
    checkSize(bytes);
    this.room.admitDocument({ bytes: bytes.length, goesByItself: () => goesByItself(doc, this.indexes) });
    const keys = this.indexes.map((index) => index.keysOf(doc, record));
    this.checkUnique(doc, record, keys);
    this.addKeys(record, keys);
    this.records.add(record);
    this.room.documents += 1;
    this.documents.put({ record, bytes, doc });
    return record;
  }

  /** The number of the next record; numbers are never used again. */
  nextRecord(): number {
    this.lastRecord += 1;
    return this.lastRecord;
  }

  /** Puts a new version in place of an entry. Throws DuplicateKey (11000) and changes nothing then. */
  replace(entry: Entry, after: Doc): Entry {
    const { record } = entry;
    this.locks.check(record);
    this.room.admitChange();
    const before = docOf(entry);
    const bytes = encode(after);
    checkSize(bytes);
    const moved = this.indexes.filter((index) => !index.untouched(before, after));
    const keys = moved.map((index) => index.keysOf(after, record));
    this.checkUnique(after, record, keys, moved);
    this.removeKeys(before, record, moved);
    this.addKeys(record, keys, moved);
    this.tellWatchers(entry);
    const next = { record, bytes, doc: after };
    this.documents.put(next);
    return next;
  }

  remove(entry: Entry): void {
    const { record } = entry;
    this.locks.check(record);
    this.tellWatchers(entry);
    this.removeKeys(docOf(entry), record);
    this.records.delete(record);
    this.room.documents -= 1;
    this.documents.delete(record);
  }

  /** Writes what a transaction made, whose locks kept everybody else off these records and keys. */
  applyChanges(changes: RecordChange[]): void {
    // All old keys go first, as records may have exchanged unique ones.
    for (const { record, before } of changes) {
      if (!before) continue;
      this.tellWatchers(before);
      this.removeKeys(docOf(before), record);
    }
    for (const { record, entry } of changes) {
      if (entry) {
        this.addKeys(record, this.heldKeys(docOf(entry), record));
        if (!this.records.has(record)) this.room.documents += 1;
        this.records.add(record);
        this.documents.put(entry);
      } else if (this.records.delete(record)) {
        this.room.documents -= 1;
        this.documents.delete(record);
      }
    }
  }

  private tellWatchers(entry: Entry): void {
    for (const watcher of this.watchers) watcher.keep(entry);
  }

  private removeKeys(doc: Doc, record: number, indexes = this.indexes): void {
    const keys = this.heldKeys(doc, record, indexes);
    for (const [i, index] of indexes.entries()) for (const key of keys[i] ?? []) this.removeKey(index, key, record);
  }

  /**
   * The keys of a document that was taken, in each index: no rule for new ones can be applied to it any more, as it was
   * acknowledged. An index that is being built may not be able to take it, and has none of it then.
   */
  private heldKeys(doc: Doc, record: number, indexes = this.indexes): string[][] {
    return indexes.map((index) => {
      try {
        return index.keysOf(doc, record, 'combine');
      } catch (error) {
        if (index.ready) throw error;
        return [];
      }
    });
  }

  /** Takes a stored document into memory when the folder is opened. */
  load(record: number, doc: Doc): void {
    this.records.add(record);
    this.room.documents += 1;
    if (record > this.lastRecord) this.lastRecord = record;
    this.addKeys(record, this.heldKeys(doc, record));
  }

  /** Queues what is known of the collection for the next batch. */
  save(): void {
    if (this.dropped) return;
    const indexes = this.indexes.filter((index) => index !== this.byId && index.ready);
    this.disk.put(
      catalogKey(this.number),
      encode({ ns: this.ns, indexes: indexes.map((index) => indexToDoc(index.spec)) }),
    );
  }

  dropIndexes(gone: IndexTree[]): void {
    this.indexes = this.indexes.filter((index) => !gone.includes(index));
    this.save();
  }

  /** Forgets the collection; its documents are cleared from the disk by the caller. */
  drop(): void {
    this.dropped = true;
    this.room.documents -= this.records.size;
    this.records.clear();
    for (const index of this.indexes) index.tree.clear();
    this.documents.drop();
    this.disk.delete(catalogKey(this.number));
  }

  private checkUnique(doc: Doc, record: number, keys: string[][], indexes = this.indexes): void {
    for (const [i, index] of indexes.entries()) {
      if (!index.spec.unique) continue;
      for (const key of keys[i] ?? []) {
        const holder = index.tree.get(key);
        if (holder !== undefined && holder !== record) throw duplicateKey(this.ns, index, doc, key);
        if (this.locks.any) this.locks.check(uniqueLock(index, key));
      }
    }
  }

  private addKeys(record: number, keys: string[][], indexes = this.indexes): void {
    for (const [i, index] of indexes.entries()) for (const key of keys[i] ?? []) index.tree.set(key, record);
  }

  private removeKey(index: IndexTree, key: string, record: number): void {
    // An index under construction may not hold the key yet, or, when unique, hold another record's.
    if (index.ready || index.tree.get(key) === record) index.tree.delete(key);
  }
}
