import { afterKey } from '../planner/bounds.ts';
import { RangeCursor } from '../planner/range-cursor.ts';
import type { Scan } from '../planner/scan.ts';
import type { Tree } from './index-tree.ts';
import type { Records } from './records.ts';

/**
 * The records of a transaction, which are those of its index of `_id`: nothing is copied when it begins, and going
 * through them costs as little at each step. They come in the order of their `_id`.
 */
export class LazyRecords implements Records {
  private readonly tree: Tree;

  constructor(tree: Tree) {
    this.tree = tree;
  }

  get size(): number {
    return this.tree.size;
  }

  has(): boolean {
    throw new Error('a transaction looks for its records in the index of _id');
  }

  // The index knows of every change already.
  add(): void {}

  delete(): boolean {
    return true;
  }

  clear(): void {}

  scan(reverse: boolean): Scan {
    return new RangeCursor(this.tree, { low: '', high: afterKey, fixed: 0 }, reverse);
  }
}
