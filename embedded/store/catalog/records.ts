import type { Scan } from '../planner/scan.ts';
import { chunkBits, RecordChunk } from './record-chunk.ts';

/** The numbers of a collection's records. They only grow and never come again, so their order is that of insertion. */
export interface Records {
  readonly size: number;
  has(record: number): boolean;
  add(record: number): void;
  /** True when it was there. */
  delete(record: number): boolean;
  clear(): void;
  /** Goes through them in order, along with what is added and deleted meanwhile. */
  scan(reverse: boolean): Scan;
}

/** Numbers as bits in chunks: no step enlarges a table of all, as it takes tens of milliseconds where they are many. */
export class RecordSet implements Records {
  size = 0;
  /** Those that hold anything, in order. */
  private chunks: RecordChunk[] = [];

  has(record: number): boolean {
    return this.chunkOf(record)?.has(record) ?? false;
  }

  add(record: number): void {
    const chunk = this.chunkOf(record) ?? this.addChunk(record);
    if (chunk.add(record)) this.size += 1;
  }

  delete(record: number): boolean {
    const chunk = this.chunkOf(record);
    if (!chunk?.delete(record)) return false;
    if (chunk.count === 0) this.chunks.splice(this.placeOf(chunk.start), 1);
    this.size -= 1;
    return true;
  }

  clear(): void {
    this.chunks = [];
    this.size = 0;
  }

  scan(reverse: boolean): Scan {
    return new RecordScan(this, reverse);
  }

  /** The least number above one, -1 when there is none. */
  above(record: number): number {
    let found = -1;
    for (let place = this.placeOf(startOf(record + 1)); found < 0 && place < this.chunks.length; place++) {
      found = this.chunks[place]?.firstFrom(record + 1) ?? -1;
    }
    return found;
  }

  /** The greatest number below one, -1 when there is none. */
  below(record: number): number {
    let found = -1;
    for (let place = this.placeOf(record) - 1; found < 0 && place >= 0; place--) {
      found = this.chunks[place]?.lastUpTo(record - 1) ?? -1;
    }
    return found;
  }

  private chunkOf(record: number): RecordChunk | undefined {
    const start = startOf(record);
    const chunk = this.chunks[this.placeOf(start)];
    return chunk?.start === start ? chunk : undefined;
  }

  private addChunk(record: number): RecordChunk {
    const chunk = new RecordChunk(startOf(record));
    this.chunks.splice(this.placeOf(chunk.start), 0, chunk);
    return chunk;
  }

  /** The place of the first chunk that begins with a number or behind it. */
  private placeOf(record: number): number {
    let [low, high] = [0, this.chunks.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.chunks[middle]?.start ?? 0) < record) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

class RecordScan implements Scan {
  private readonly records: RecordSet;
  private readonly reverse: boolean;
  private last: number;
  private at: number | undefined;

  constructor(records: RecordSet, reverse: boolean) {
    this.records = records;
    this.reverse = reverse;
    this.last = reverse ? Number.MAX_SAFE_INTEGER : -1;
  }

  peek(): number {
    this.at ??= this.after(this.last);
    return this.at;
  }

  next(): number {
    const record = this.peek();
    if (record < 0) return -1;
    this.last = record;
    this.at = undefined;
    return record;
  }

  ahead(count: number): number[] {
    const records: number[] = [];
    for (let record = this.peek(); record >= 0 && records.length < count; record = this.after(record)) {
      records.push(record);
    }
    return records;
  }

  private after(record: number): number {
    return this.reverse ? this.records.below(record) : this.records.above(record);
  }
}

const startOf = (record: number) => Math.floor(record / chunkBits) * chunkBits;
