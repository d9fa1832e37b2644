import { decode } from '../value/bytes.ts';
import type { Doc } from '../value/types.ts';

/** A document as bytes and, once it was needed, decoded. Both are shared: neither may be changed. */
export interface Entry {
  readonly record: number;
  readonly bytes: Uint8Array;
  doc: Doc | undefined;
}

/** The decoded document. */
export function docOf(entry: Entry): Doc {
  entry.doc ??= decode(entry.bytes);
  return entry.doc;
}

/** An entry that may be kept: documents that were read together are parts of one block of memory. */
export function ownEntry(entry: Entry): Entry {
  const { record, bytes, doc } = entry;
  return bytes.length === bytes.buffer.byteLength ? entry : { record, bytes: new Uint8Array(bytes), doc };
}

// A decoded document takes a few times its bytes; every entry has the cost of its objects.
const decodedFactor = 4;
const entryOverhead = 300;

/** The budget all collections share. When the young half is full it becomes the old one, and the old one goes. */
export class CacheBudget {
  private used = 0;
  private readonly half: number;
  private readonly shelves = new Set<CacheShelf>();

  constructor(limitBytes: number) {
    this.half = limitBytes / 2;
  }

  shelf(): CacheShelf {
    const shelf = new CacheShelf(this);
    this.shelves.add(shelf);
    return shelf;
  }

  drop(shelf: CacheShelf): void {
    this.shelves.delete(shelf);
  }

  spend(entry: Entry): void {
    this.used += entry.bytes.length * (1 + decodedFactor) + entryOverhead;
    if (this.used <= this.half) return;
    this.used = 0;
    for (const shelf of this.shelves) shelf.age();
  }
}

/** The recent documents of one collection. */
export class CacheShelf {
  private young = new Map<number, Entry>();
  private old = new Map<number, Entry>();
  private readonly budget: CacheBudget;

  constructor(budget: CacheBudget) {
    this.budget = budget;
  }

  get(record: number): Entry | undefined {
    const entry = this.young.get(record);
    if (entry) return entry;
    const older = this.old.get(record);
    if (older) this.set(older);
    return older;
  }

  /** Without making it recent. */
  peek(record: number): Entry | undefined {
    return this.young.get(record) ?? this.old.get(record);
  }

  set(entry: Entry): void {
    this.young.set(entry.record, entry);
    this.budget.spend(entry);
  }

  delete(record: number): void {
    this.young.delete(record);
    this.old.delete(record);
  }

  age(): void {
    this.old = this.young;
    this.young = new Map();
  }
}
