import { type CacheBudget, type CacheShelf, docOf, type Entry } from '../storage/cache.ts';
import { catalogKey, documentKey, documentPrefix } from '../storage/keys.ts';
import { Room } from '../storage/room.ts';
import type { DocumentStore } from '../storage/writer.ts';
import { encode } from '../value/bytes.ts';
import { encodeKey } from '../value/encode-key.ts';
import { type Doc, own } from '../value/types.ts';
import { checkId, checkSize } from './check-document.ts';
import { duplicateKey } from './duplicate-key.ts';
import { goesByItself } from './expiry.ts';
import { type IndexSpec, indexToDoc } from './index-spec.ts';
import { IndexTree } from './index-tree.ts';
import { Locks, uniqueLock } from './locks.ts';

/** Told of a document before another version takes its place. */
export interface Watcher {
  keep(entry: Entry): void;
}

/** What a transaction made of a record: its new version, or null when it's deleted. */
export interface RecordChange {
  record: number;
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
  records = new Set<number>();
  indexes: IndexTree[];
  byId: IndexTree;
  dropped = false;
  /** True until the transaction that first wrote to it commits, or somebody else needs it. */
  reserved = false;
  /** What open transactions have written. */
  readonly locks = new Locks();
  /** Open transactions that read an earlier state. */
  readonly watchers = new Set<Watcher>();
  private readonly prefix: string;
  private readonly shelf: CacheShelf;
  private readonly budget: CacheBudget;
  private readonly writer: DocumentStore;
  readonly room: Room;
  private lastRecord = 0;

  constructor(
    ns: string,
    number: number,
    specs: IndexSpec[],
    writer: DocumentStore,
    budget: CacheBudget,
    room = new Room(),
  ) {
    this.ns = ns;
    this.number = number;
    this.prefix = documentPrefix(number);
    this.writer = writer;
    this.budget = budget;
    this.room = room;
    this.shelf = budget.shelf();
    this.byId = new IndexTree({ name: '_id_', key: { _id: 1 }, unique: true, sparse: false });
    this.indexes = [this.byId, ...specs.map((spec) => new IndexTree(spec))];
  }

  /** The current version of a document, undefined when it's gone. */
  get(record: number): Entry | undefined {
    const cached = this.shelf.get(record);
    if (cached) return cached;
    const entry = this.read(record);
    if (entry) this.shelf.set(entry);
    return entry;
  }

  /** The same in passing: it pushes nothing out of the cache, and is garbage as soon as it was looked at. */
  glance(record: number): Entry | undefined {
    return this.shelf.peek(record) ?? this.read(record);
  }

  private read(record: number): Entry | undefined {
    if (!this.records.has(record)) return undefined;
    const bytes = this.writer.read(documentKey(this.prefix, record));
    if (!bytes) throw new Error(`${this.ns}: record ${record} is indexed but not stored`);
    return { record, bytes, doc: undefined };
  }

  findById(id: unknown): Entry | undefined {
    const record = this.byId.tree.get(encodeKey(id));
    return record === undefined ? undefined : this.get(record);
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
    this.store({ record, bytes, doc });
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
    return this.store({ record, bytes, doc: after });
  }

  remove(entry: Entry): void {
    const { record } = entry;
    this.locks.check(record);
    this.tellWatchers(entry);
    this.removeKeys(docOf(entry), record);
    this.records.delete(record);
    this.room.documents -= 1;
    this.shelf.delete(record);
    this.writer.delete(documentKey(this.prefix, record));
  }

  /** Writes what a transaction made, whose locks kept everybody else off these records and keys. */
  applyChanges(changes: RecordChange[]): void {
    const known = changes.flatMap(({ record }) => (this.records.has(record) ? (this.get(record) ?? []) : []));
    // All old keys go first, as records may have exchanged unique ones.
    for (const entry of known) {
      this.tellWatchers(entry);
      this.removeKeys(docOf(entry), entry.record);
    }
    for (const { record, entry } of changes) {
      if (entry) {
        this.addKeys(record, this.heldKeys(docOf(entry), record));
        if (!this.records.has(record)) this.room.documents += 1;
        this.records.add(record);
        this.store(entry);
      } else if (this.records.delete(record)) {
        this.room.documents -= 1;
        this.shelf.delete(record);
        this.writer.delete(documentKey(this.prefix, record));
      }
    }
  }

  private store(entry: Entry): Entry {
    this.shelf.set(entry);
    this.writer.put(documentKey(this.prefix, entry.record), entry.bytes);
    return entry;
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
    this.writer.put(
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
    this.budget.drop(this.shelf);
    this.writer.delete(catalogKey(this.number));
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
