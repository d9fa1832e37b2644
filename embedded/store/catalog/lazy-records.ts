import { afterKey } from '../planner/bounds.ts';
import { RangeCursor } from '../planner/range-cursor.ts';
import type { Tree } from './index-tree.ts';

/**
 * The records of a transaction, which are those of its index of `_id`: nothing is copied when it begins, and going
 * through them costs as little at each step. They come in the order of their `_id`.
 */
export class LazyRecords extends Set<number> {
  private readonly tree: Tree;

  constructor(tree: Tree) {
    super();
    this.tree = tree;
  }

  // The index knows of every change already.
  override add(): this {
    return this;
  }

  override delete(): boolean {
    return true;
  }

  override get size(): number {
    return this.tree.size;
  }

  override has(): boolean {
    throw new Error('a transaction looks for its records in the index of _id');
  }

  override *values(): SetIterator<number> {
    const cursor = new RangeCursor(this.tree, { low: '', high: afterKey, fixed: 0 }, false);
    for (let record = cursor.next(); record >= 0; record = cursor.next()) yield record;
  }

  override [Symbol.iterator](): SetIterator<number> {
    return this.values();
  }
}
