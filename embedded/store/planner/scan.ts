import type { Collection } from '../catalog/collection.ts';
import type { Plan } from './plan.ts';
import { RangeCursor } from './range-cursor.ts';

/** The records a plan reads, one by one. It survives changes of the collection between calls. */
export interface Scan {
  /** The next record's number, or -1 at the end. */
  next(): number;
}

export function openScan(collection: Collection, plan: Plan): Scan {
  if (plan.stage === 'IDHACK') return single(collection.byId.tree.get(plan.idKey ?? ''));
  if (!plan.index) return wholeScan(collection, plan.reverse);
  const { tree } = plan.index;
  const ordered = plan.reverse && !plan.merge ? plan.ranges.toReversed() : plan.ranges;
  const cursors = ordered.map((range) => new RangeCursor(tree, range, plan.reverse));
  const [only] = cursors;
  const scan = cursors.length === 1 && only ? only : plan.merge ? merged(cursors, plan.reverse) : chained(cursors);
  return plan.index.multikey ? distinct(scan) : scan;
}

function single(record: number | undefined): Scan {
  let left = record ?? -1;
  return {
    next: () => {
      const value = left;
      left = -1;
      return value;
    },
  };
}

function wholeScan(collection: Collection, reverse: boolean): Scan {
  // A Set's iterator goes along with insertions and deletions.
  const iterator = reverse ? [...collection.records].reverse().values() : collection.records.values();
  return {
    next: () => {
      const { value, done } = iterator.next();
      return done ? -1 : value;
    },
  };
}

function chained(cursors: RangeCursor[]): Scan {
  let at = 0;
  return {
    next: () => {
      for (; at < cursors.length; at++) {
        const record = cursors[at]?.next() ?? -1;
        if (record >= 0) return record;
      }
      return -1;
    },
  };
}

/** Takes from several ranges in the order of what follows their fixed parts. */
function merged(cursors: RangeCursor[], reverse: boolean): Scan {
  return {
    next: () => {
      let best: RangeCursor | undefined;
      let bestKey = '';
      for (const cursor of cursors) {
        const key = cursor.key()?.slice(cursor.fixed);
        if (key === undefined) continue;
        if (!best || (reverse ? key > bestKey : key < bestKey)) {
          best = cursor;
          bestKey = key;
        }
      }
      return best ? best.next() : -1;
    },
  };
}

function distinct(scan: Scan): Scan {
  const seen = new Set<number>();
  return {
    next: () => {
      for (let record = scan.next(); record >= 0; record = scan.next()) {
        if (seen.has(record)) continue;
        seen.add(record);
        return record;
      }
      return -1;
    },
  };
}
