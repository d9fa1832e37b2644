import type { Tree } from '../catalog/index-tree.ts';
import type { KeyRange } from './plan.ts';
import type { Scan } from './scan.ts';

const firstChunk = 16;
const largestChunk = 512;

/**
 * Walks one range of an index in chunks, forwards or backwards.
 * The index may change between chunks: the walk goes on after the last key it saw.
 */
export class RangeCursor implements Scan {
  readonly fixed: number;
  private readonly tree: Tree;
  private readonly reverse: boolean;
  private low: string;
  private high: string;
  private keys: string[] = [];
  private records: number[] = [];
  private at = 0;
  private size = firstChunk;
  private done = false;

  constructor(tree: Tree, range: KeyRange, reverse: boolean) {
    this.tree = tree;
    this.low = range.low;
    this.high = range.high;
    this.fixed = range.fixed;
    this.reverse = reverse;
  }

  /** The key at hand, undefined at the end. */
  key(): string | undefined {
    if (this.at >= this.keys.length && !this.done) this.refill();
    return this.keys[this.at];
  }

  peek(): number {
    if (this.at >= this.keys.length && !this.done) this.refill();
    return this.records[this.at] ?? -1;
  }

  next(): number {
    const record = this.peek();
    if (record >= 0) this.at += 1;
    return record;
  }

  ahead(count: number): number[] {
    while (!this.done && this.records.length - this.at < count) this.refill();
    return this.records.slice(this.at, this.at + count);
  }

  private refill(): void {
    this.keys = this.keys.slice(this.at);
    this.records = this.records.slice(this.at);
    this.at = 0;
    const full = this.keys.length + this.size;
    if (this.reverse) this.backwards(full);
    else this.forwards(full);
    this.done = this.keys.length < full;
    this.size = Math.min(this.size * 2, largestChunk);
  }

  private forwards(full: number): void {
    const { keys, records } = this;
    this.tree.forRange(this.low, this.high, false, (key, record) => {
      keys.push(key);
      records.push(record);
      return keys.length >= full ? { break: true } : undefined;
    });
    // The next possible key, so that the last one isn't seen twice.
    this.low = `${keys.at(-1) ?? ''}\0`;
  }

  private backwards(full: number): void {
    const { keys, records, low } = this;
    for (const [key, record] of this.tree.entriesReversed(this.high, undefined, true)) {
      if (key < low) break;
      keys.push(key);
      records.push(record);
      if (keys.length >= full) break;
    }
    this.high = keys.at(-1) ?? '';
  }
}
