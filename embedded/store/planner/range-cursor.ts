import type { Tree } from '../catalog/index-tree.ts';
import type { KeyRange } from './plan.ts';

const firstChunk = 16;
const largestChunk = 512;

/**
 * Walks one range of an index in chunks, forwards or backwards.
 * The index may change between chunks: the walk goes on after the last key it saw.
 */
export class RangeCursor {
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

  /** The record at hand, or -1 at the end; moves on. */
  next(): number {
    if (this.at >= this.keys.length) {
      if (this.done) return -1;
      this.refill();
    }
    const record = this.records[this.at];
    if (record === undefined) return -1;
    this.at += 1;
    return record;
  }

  private refill(): void {
    this.keys = [];
    this.records = [];
    this.at = 0;
    if (this.reverse) this.backwards();
    else this.forwards();
    this.done = this.keys.length < this.size;
    this.size = Math.min(this.size * 2, largestChunk);
  }

  private forwards(): void {
    const { keys, records, size } = this;
    this.tree.forRange(this.low, this.high, false, (key, record) => {
      keys.push(key);
      records.push(record);
      return keys.length >= size ? { break: true } : undefined;
    });
    // The next possible key, so that the last one isn't seen twice.
    this.low = `${keys.at(-1) ?? ''}\0`;
  }

  private backwards(): void {
    const { keys, records, size, low } = this;
    for (const [key, record] of this.tree.entriesReversed(this.high, undefined, true)) {
      if (key < low) break;
      keys.push(key);
      records.push(record);
      if (keys.length >= size) break;
    }
    this.high = keys.at(-1) ?? '';
  }
}
