import { badValue } from '../errors.ts';
import { type CacheBudget, type CacheShelf, docOf, type Entry } from '../storage/cache.ts';
import { catalogKey, documentKey, documentPrefix } from '../storage/keys.ts';
import type { DocumentStore } from '../storage/writer.ts';
import { encode } from '../value/bytes.ts';
import { encodeKey } from '../value/encode-key.ts';
import { type Doc, own } from '../value/types.ts';
import { duplicateKey } from './duplicate-key.ts';
import { type IndexSpec, indexToDoc } from './index-spec.ts';
import { IndexTree } from './index-tree.ts';

const largestDocument = 16 * 1024 * 1024;

/**
 * A collection: its indexes in memory, its documents in the cache or on the disk.
 * A write changes memory at once, within one turn of the event loop, and is queued for the next batch:
 * so uniqueness holds among all connections. Only after `writer.durable()` may it be acknowledged.
 */
export class Collection {
  readonly ns: string;
  readonly number: number;
  /** All records in the order they were inserted. */
  readonly records = new Set<number>();
  indexes: IndexTree[];
  readonly byId: IndexTree;
  dropped = false;
  private readonly prefix: string;
  private readonly shelf: CacheShelf;
  private readonly budget: CacheBudget;
  private readonly writer: DocumentStore;
  private lastRecord = 0;

  constructor(ns: string, number: number, specs: IndexSpec[], writer: DocumentStore, budget: CacheBudget) {
    this.ns = ns;
    this.number = number;
    this.prefix = documentPrefix(number);
    this.writer = writer;
    this.budget = budget;
    this.shelf = budget.shelf();
    this.byId = new IndexTree({ name: '_id_', key: { _id: 1 }, unique: true, sparse: false });
    this.indexes = [this.byId, ...specs.map((spec) => new IndexTree(spec))];
  }

  /** The current version of a document, undefined when it's gone. */
  get(record: number): Entry | undefined {
    const cached = this.shelf.get(record);
    if (cached) return cached;
    if (!this.records.has(record)) return undefined;
    const bytes = this.writer.read(documentKey(this.prefix, record));
    if (!bytes) throw new Error(`${this.ns}: record ${record} is indexed but not stored`);
    const entry: Entry = { record, bytes, doc: undefined };
    this.shelf.set(entry);
    return entry;
  }

  findById(id: unknown): Entry | undefined {
    const record = this.byId.tree.get(encodeKey(id));
    return record === undefined ? undefined : this.get(record);
  }

  /** Inserts a document that has an `_id` in front. Throws DuplicateKey (11000). */
  insert(doc: Doc, bytes: Uint8Array = encode(doc)): number {
    checkId(own(doc, '_id'));
    checkSize(bytes);
    const record = this.lastRecord + 1;
    const keys = this.indexes.map((index) => index.keysOf(doc, record));
    this.checkUnique(doc, record, keys);
    this.lastRecord = record;
    this.addKeys(record, keys);
    this.records.add(record);
    this.shelf.set({ record, bytes, doc });
    this.writer.put(documentKey(this.prefix, record), bytes);
    return record;
  }

  /** Puts a new version in place of an entry. Throws DuplicateKey (11000) and changes nothing then. */
  replace(entry: Entry, after: Doc): Entry {
    const { record } = entry;
    const before = docOf(entry);
    const bytes = encode(after);
    checkSize(bytes);
    const moved = this.indexes.filter((index) => !index.untouched(before, after));
    const keys = moved.map((index) => index.keysOf(after, record));
    this.checkUnique(after, record, keys, moved);
    for (const index of moved) for (const key of index.keysOf(before, record)) this.removeKey(index, key, record);
    this.addKeys(record, keys, moved);
    const next: Entry = { record, bytes, doc: after };
    this.shelf.set(next);
    this.writer.put(documentKey(this.prefix, record), bytes);
    return next;
  }

  remove(entry: Entry): void {
    const { record } = entry;
    const doc = docOf(entry);
    for (const index of this.indexes) for (const key of index.keysOf(doc, record)) this.removeKey(index, key, record);
    this.records.delete(record);
    this.shelf.delete(record);
    this.writer.delete(documentKey(this.prefix, record));
  }

  /** Takes a stored document into memory when the folder is opened. Throws DuplicateKey (11000) in a damaged folder. */
  load(record: number, doc: Doc): void {
    this.records.add(record);
    if (record > this.lastRecord) this.lastRecord = record;
    this.addKeys(
      record,
      this.indexes.map((index) => index.keysOf(doc, record)),
    );
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

function checkId(id: unknown): void {
  if (Array.isArray(id)) throw badValue("The '_id' value cannot be of type array");
  if (id === undefined) throw badValue('a document needs an _id');
}

function checkSize(bytes: Uint8Array): void {
  if (bytes.length > largestDocument) throw badValue(`object to insert too large. size in bytes: ${bytes.length}`);
}
