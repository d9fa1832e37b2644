import { describe, expect, it } from 'vitest';
import type { Collection } from '#embedded/store/catalog/collection.ts';
import { CollectionSnapshot } from '#embedded/store/catalog/snapshot.ts';
import { onFirstMatch } from '#embedded/store/query/first-match.ts';
import { Matches } from '#embedded/store/query/matches.ts';
import { parseQuery } from '#embedded/store/query/query.ts';
import { Reader } from '#embedded/store/query/reader.ts';
import { Slice } from '#embedded/store/slice.ts';
import { docOf, type Entry } from '#embedded/store/storage/cache.ts';
import { sweepExpired } from '#embedded/store/ttl.ts';
import type { Doc } from '#embedded/store/value/types.ts';
import { holdsItsDocuments } from '#tests/equivalence/index-content.ts';
import { change, find, HeldDisk } from './held-disk.ts';

function begin(collection: Collection) {
  const holder = { ended: new Promise<void>(() => {}) };
  return new CollectionSnapshot(collection, holder);
}

const v1 = { _id: 1, version: 1 };
const v2 = { _id: 1, version: 2 };
/** Sets version 2 where it is 1; says whether it did. */
const compareAndSet = (collection: Collection, filter: Doc = v1) =>
  onFirstMatch(collection, parseQuery(filter), new Slice(), {
    found: (entry) => collection.replace(entry, v2) !== undefined,
    none: () => false,
  });

describe('what happens to a document while it is being read:', () => {
  const plans: [string, Doc][] = [
    ['_id', { _id: 1 }],
    ['an index', { n: { $gte: 1 } }],
    ['a full scan', { kind: { $in: ['old', 'new'] } }],
  ];
  const old = { _id: 1, n: 1, kind: 'old' };

  describe.each(plans)('found by %s', (_plan, filter) => {
    const held = () => new HeldDisk([old], [{ key: { n: 1 } }]);

    it('changed, it is given as it is now', async () => {
      const disk = held();
      const finding = find(disk.collection, filter);
      await disk.reading();
      change(disk.collection, old, { ...old, kind: 'new' });
      disk.forget();
      expect(await disk.serve(finding)).toEqual([{ ...old, kind: 'new' }]);
    });

    it.each([false, true])('deleted, it is not given, be the disk slow: %s', async (slow) => {
      const disk = held();
      disk.slow = slow;
      const finding = find(disk.collection, filter);
      await disk.reading();
      change(disk.collection, old, null);
      expect(await disk.serve(finding)).toEqual([]);
    });

    it('moved within the index, it is given once', async () => {
      const disk = held();
      const finding = find(disk.collection, filter);
      await disk.reading();
      change(disk.collection, old, { ...old, n: 9 });
      disk.forget();
      expect(await disk.serve(finding)).toEqual([{ ...old, n: 9 }]);
    });

    it('changed by the commit of a transaction, it is given as it is now', async () => {
      const disk = held();
      const transaction = begin(disk.collection);
      const writing = onFirstMatch(transaction, parseQuery({ _id: 1 }), new Slice(), {
        found: (entry) => transaction.replace(entry, { ...old, kind: 'new' }),
        none: () => undefined,
      });
      await disk.serve(writing);
      disk.forget();
      const finding = find(disk.collection, filter);
      await disk.reading();
      transaction.commit();
      disk.forget();
      expect(await disk.serve(finding)).toEqual([{ ...old, kind: 'new' }]);
    });

    it('replaced by another of its kind within one turn, the other one is given', async () => {
      const disk = held();
      const finding = find(disk.collection, filter);
      await disk.reading();
      change(disk.collection, old, null);
      disk.collection.insert({ ...old, kind: 'new' });
      disk.forget();
      expect(await disk.serve(finding)).toEqual([{ ...old, kind: 'new' }]);
    });
  });

  it('changed when it was read ahead and not looked at yet, it is given as it is now', async () => {
    const disk = new HeldDisk([{ _id: 1 }, { _id: 2 }, { _id: 3 }]);
    const found: Doc[] = [];
    const reading = new Reader(disk.collection, parseQuery({})).read(new Slice(), async (entry) => {
      found.push(docOf(entry));
      if (entry.record === 1) {
        change(disk.collection, { _id: 3 }, { _id: 3, kind: 'new' });
        disk.forget();
      }
      return true;
    });
    await disk.serve(reading);
    expect(found).toEqual([{ _id: 1 }, { _id: 2 }, { _id: 3, kind: 'new' }]);
  });

  it('nothing is given of a collection that was dropped', async () => {
    const disk = new HeldDisk([{ _id: 1 }]);
    disk.slow = true;
    const finding = find(disk.collection, {});
    await disk.reading();
    disk.drop();
    expect(await disk.serve(finding)).toEqual([]);
  });
});

describe('an update by version', () => {
  it('is made once when several wait for the same document', async () => {
    const disk = new HeldDisk([v1]);
    const all = Promise.all(Array.from({ length: 5 }, () => compareAndSet(disk.collection)));
    await disk.reading();
    expect((await disk.serve(all)).filter(Boolean)).toHaveLength(1);
    expect(await disk.serve(find(disk.collection, {}))).toEqual([v2]);
  });

  it('is not made when somebody else was first while the document was being read', async () => {
    const disk = new HeldDisk([v1]);
    const updating = compareAndSet(disk.collection);
    await disk.reading();
    change(disk.collection, v1, { _id: 1, version: 7 });
    disk.forget();
    expect(await disk.serve(updating)).toBe(false);
    expect(await disk.serve(find(disk.collection, {}))).toEqual([{ _id: 1, version: 7 }]);
  });

  it('finds nothing only when there is nothing at that moment, as an upsert would insert it then', async () => {
    const disk = new HeldDisk([{ _id: 1, kind: 'x', n: 5, version: 0 }], [{ key: { kind: 1, n: 1 } }]);
    const updating = onFirstMatch(disk.collection, parseQuery({ kind: 'x', version: 1 }), new Slice(), {
      found: (entry) => docOf(entry)._id,
      none: () => 'none',
    });
    await disk.reading();
    disk.collection.insert({ _id: 2, kind: 'x', n: 1, version: 1 });
    disk.forget();
    expect(await disk.serve(updating)).toBe(2);
  });
});

describe('a transaction', () => {
  it.each<[string, Doc | null]>([
    ['changed', v2],
    ['deleted', null],
  ])('sees a document as it was at its beginning, be it %s while it is being read', async (_how, after) => {
    const disk = new HeldDisk([v1]);
    const transaction = begin(disk.collection);
    const finding = find(transaction, { _id: 1 });
    await disk.reading();
    change(disk.collection, v1, after);
    disk.forget();
    expect(await disk.serve(finding)).toEqual([v1]);
    await expect(disk.serve(compareAndSet(transaction))).rejects.toMatchObject({ code: 112 });
  });

  it('commits within one turn although what it replaces is on the disk alone', async () => {
    const disk = new HeldDisk([v1, { _id: 2, version: 9 }], [{ key: { version: 1 }, unique: true }]);
    const transaction = begin(disk.collection);
    expect(await disk.serve(compareAndSet(transaction))).toBe(true);
    const removing = onFirstMatch(transaction, parseQuery({ _id: 2 }), new Slice(), {
      found: (entry) => transaction.remove(entry),
      none: () => undefined,
    });
    await disk.serve(removing);
    disk.forget();
    const asked = disk.asked.length;
    transaction.commit();
    expect(disk.asked).toHaveLength(asked);
    expect(await disk.serve(find(disk.collection, {}))).toEqual([v2]);
    await disk.serve(holdsItsDocuments(disk.collection));
  });
});

describe('a document that a transaction holds', () => {
  it('is looked at again when that has ended, by a sweep as by an update of many', async () => {
    const [over, later] = [
      { _id: 1, at: new Date(0) },
      { _id: 1, at: new Date(9e12) },
    ];
    const disk = new HeldDisk([over], [{ key: { at: 1 }, expireAfterSeconds: 1 }]);
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const transaction = new CollectionSnapshot(disk.collection, { ended });
    const [entry] = await disk.serve(all(transaction));
    if (entry) transaction.replace(entry, later);
    disk.forget();
    const sweeping = sweepExpired({ collections: new Map([['db.test', disk.collection]]) }, 1e12);
    await disk.reading();
    disk.release();
    await new Promise((resolve) => setImmediate(resolve));
    transaction.commit();
    end();
    disk.forget();
    expect(await disk.serve(sweeping)).toBe(0);
    expect(await disk.serve(find(disk.collection, {}))).toEqual([later]);
    await disk.serve(holdsItsDocuments(disk.collection));
  });
});

async function all(collection: Collection): Promise<Entry[]> {
  const entries: Entry[] = [];
  await new Matches(collection, () => collection.records.scan(false)).each(
    new Slice(),
    (entry) => entries.push(entry) > 0,
  );
  return entries;
}
