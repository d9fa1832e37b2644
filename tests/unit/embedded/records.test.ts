import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LazyRecords } from '#embedded/store/catalog/lazy-records.ts';
import { chunkBits } from '#embedded/store/catalog/record-chunk.ts';
import { RecordSet } from '#embedded/store/catalog/records.ts';
import type { Scan } from '#embedded/store/planner/scan.ts';
import { memoryCollection } from './samples.ts';

const walk = (scan: Scan): number[] => {
  const records: number[] = [];
  for (let record = scan.next(); record >= 0; record = scan.next()) records.push(record);
  return records;
};
const inOrder = (set: Set<number>) => [...set].sort((a, b) => a - b);

// Around the edges of words and chunks, and far away.
const near = (place: number) => fc.integer({ min: Math.max(1, place - 2), max: place + 2 });
const record = fc.oneof(
  fc.integer({ min: 1, max: 200 }),
  near(chunkBits),
  near(chunkBits * 2),
  near(chunkBits * 7),
  near(2 ** 31),
  near(36 ** 8),
);
const step = fc.record({ kind: fc.constantFrom('add', 'add', 'add', 'delete', 'up', 'down', 'clear'), record });

/** The records beside a plain set, and one scan in each direction that goes on while both change. */
class Twins {
  readonly records = new RecordSet();
  readonly model = new Set<number>();
  private readonly scans = {
    up: { scan: this.records.scan(false), last: 0 },
    down: { scan: this.records.scan(true), last: Number.POSITIVE_INFINITY },
  };

  take(kind: string, record: number): void {
    if (kind === 'add') {
      this.records.add(record);
      this.model.add(record);
    } else if (kind === 'delete') expect(this.records.delete(record)).toBe(this.model.delete(record));
    else if (kind === 'clear') this.clear(record);
    else this.step(kind === 'up');
    expect(this.records.size).toBe(this.model.size);
    expect(this.records.has(record)).toBe(this.model.has(record));
  }

  private clear(record: number): void {
    if (record > 20) return;
    this.records.clear();
    this.model.clear();
  }

  /** The next one of a scan; at its end another one begins. */
  private step(up: boolean): void {
    const { scan, last } = up ? this.scans.up : this.scans.down;
    const all = inOrder(this.model);
    const expected = (up ? all.find((one) => one > last) : all.findLast((one) => one < last)) ?? -1;
    expect(scan.next()).toBe(expected);
    if (up && expected < 0) this.scans.up = { scan: this.records.scan(false), last: 0 };
    else if (expected < 0) this.scans.down = { scan: this.records.scan(true), last: Number.POSITIVE_INFINITY };
    else this.scans[up ? 'up' : 'down'].last = expected;
  }
}

describe('the records of a collection', () => {
  it('are what a set of numbers would hold, and are gone through in order along with every change', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const twins = new Twins();
        for (const { kind, record } of steps) twins.take(kind, record);
        const { records } = twins;
        const all = inOrder(twins.model);
        expect(walk(records.scan(false))).toEqual(all);
        expect(walk(records.scan(true))).toEqual(all.toReversed());
        expect(records.scan(false).ahead(5)).toEqual(all.slice(0, 5));
        expect(records.scan(true).ahead(5)).toEqual(all.toReversed().slice(0, 5));
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('are let go of with the memory they took', () => {
    const records = new RecordSet();
    for (let record = 1; record <= chunkBits * 4; record++) records.add(record);
    for (let record = 1; record <= chunkBits * 4; record++) if (record % chunkBits > 0) records.delete(record);
    expect(walk(records.scan(false))).toEqual([1, 2, 3, 4].map((n) => n * chunkBits));
    for (const n of [1, 2, 3, 4]) records.delete(n * chunkBits);
    expect(Object.values(records).flat()).toEqual([0]);
  });

  it('of a transaction are those of its index of _id, forwards and backwards', () => {
    const collection = memoryCollection();
    for (const _id of ['c', 'a', 'b']) collection.insert({ _id });
    const records = new LazyRecords(collection.byId.tree);
    expect(walk(records.scan(false))).toEqual([2, 3, 1]);
    expect(walk(records.scan(true))).toEqual([1, 3, 2]);
    expect(records.size).toBe(3);
  });
});
