import type { Collection } from '../catalog/collection.ts';
import { RecordSet } from '../catalog/records.ts';
import type { Plan } from './plan.ts';
import { RangeCursor } from './range-cursor.ts';
import { listed, type Scan } from './scan.ts';

export function openScan(collection: Collection, plan: Plan): Scan {
  if (plan.stage === 'IDHACK') return single(collection.byId.tree.get(plan.idKey ?? ''));
  if (!plan.index) return collection.records.scan(plan.reverse);
  const { tree } = plan.index;
  const ordered = plan.reverse && !plan.merge ? plan.ranges.toReversed() : plan.ranges;
  const cursors = ordered.map((range) => new RangeCursor(tree, range, plan.reverse));
  const [only] = cursors;
  const scan = cursors.length === 1 && only ? only : plan.merge ? merged(cursors, plan.reverse) : chained(cursors);
  return plan.index.multikey ? distinct(scan) : scan;
}

const single = (record: number | undefined) => listed(record === undefined ? 0 : 1, () => record ?? -1);

/** Takes from one range after the other. */
function chained(cursors: RangeCursor[]): Scan {
  let at = 0;
  const peek = () => {
    for (; at < cursors.length; at++) {
      const record = cursors[at]?.peek() ?? -1;
      if (record >= 0) return record;
    }
    return -1;
  };
  return {
    peek,
    next: () => (peek() < 0 ? -1 : (cursors[at]?.next() ?? -1)),
    ahead: (count) => {
      const records: number[] = [];
      for (let i = at; i < cursors.length && records.length < count; i++) {
        records.push(...(cursors[i]?.ahead(count - records.length) ?? []));
      }
      return records;
    },
  };
}

/** Takes from several ranges in the order of what follows their fixed parts. */
function merged(cursors: RangeCursor[], reverse: boolean): Scan {
  let chosen: RangeCursor | undefined;
  const choose = () => {
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
    return best;
  };
  const peek = () => {
    chosen ??= choose();
    return chosen?.peek() ?? -1;
  };
  return {
    peek,
    next: () => {
      const record = peek();
      chosen?.next();
      chosen = undefined;
      return record;
    },
    ahead: (count) => {
      const share = Math.ceil(count / cursors.length);
      return peek() < 0 ? [] : [peek(), ...cursors.flatMap((cursor) => cursor.ahead(share))].slice(0, count);
    },
  };
}

/** Leaves out what was there before. */
function distinct(scan: Scan): Scan {
  const seen = new RecordSet();
  const peek = () => {
    let record = scan.peek();
    for (; record >= 0 && seen.has(record); record = scan.peek()) scan.next();
    return record;
  };
  return {
    peek,
    next: () => {
      const record = peek();
      if (record >= 0) seen.add(record);
      scan.next();
      return record;
    },
    ahead: (count) => (peek() < 0 ? [] : scan.ahead(count).filter((record) => !seen.has(record))),
  };
}
