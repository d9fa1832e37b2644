import { isDeepStrictEqual } from 'node:util';
import type { Doc } from '#embedded/store/value/types.ts';
import type { Random } from './random.ts';

export interface Item {
  k: number;
  n: number;
  l: number[];
}

/** What all routes change: a document of a known shape, so that a change can also be computed here. */
export interface Row {
  _id: number;
  n: number;
  s: string | null;
  l: number[];
  items: Item[];
}

/** One change in two forms: as operators, and as a function from the document before to the one after. */
export interface Statement {
  filter: Doc & { _id: number };
  update: Doc;
  arrayFilters?: Doc[];
  compute(row: Row): Row;
}

export function randomRow(random: Random, _id: number): Row {
  const small = () => random.below(5);
  const items = random.list(4, () => ({ k: random.below(3), n: small(), l: random.list(3, small) }));
  return { _id, n: small(), s: random.pick(['x', 'y', null]), l: random.list(4, small), items };
}

type Maker = (random: Random, _id: number) => Statement;

const small = (random: Random) => random.below(5);
const change = (compute: (row: Row) => Partial<Row>) => (row: Row) => ({ ...row, ...compute(row) });

/** Changes the items that `which` chooses. */
const items = (which: (item: Item, position: number, all: Item[]) => boolean, compute: (item: Item) => Item) =>
  change((row) => ({ items: row.items.map((item, i, all) => (which(item, i, all) ? compute(item) : item)) }));

const numbers = (a: number, b: number) => a - b;
const isFirst = (test: (item: Item) => boolean) => (item: Item, i: number, all: Item[]) =>
  test(item) && all.findIndex(test) === i;

const makers: Maker[] = [
  (random, _id) => {
    const [by, s] = [small(random), random.pick(['x', 'z', null])];
    return {
      filter: { _id },
      update: { $inc: { n: by }, $set: { s } },
      compute: change((row) => ({ n: row.n + by, s })),
    };
  },
  (random, _id) => {
    const by = small(random) - 2;
    return {
      filter: { _id, n: { $gte: 2 } },
      update: { $mul: { n: by } },
      compute: change((row) => ({ n: row.n * by || 0 })),
    };
  },
  (random, _id) => {
    const [low, high] = [small(random), small(random)];
    const compute = change((row) => ({ n: Math.min(row.n, low), l: [...row.l, high] }));
    return { filter: { _id }, update: { $min: { n: low }, $push: { l: high } }, compute };
  },
  (random, _id) => {
    const [at, keep, added] = [random.below(4), 1 + random.below(4), random.list(3, () => small(random))];
    return {
      filter: { _id },
      update: { $push: { l: { $each: added, $position: at, $slice: keep } } },
      compute: change((row) => ({ l: row.l.toSpliced(at, 0, ...added).slice(0, keep) })),
    };
  },
  (random, _id) => {
    const [keep, added] = [1 + random.below(4), random.list(3, () => small(random))];
    const compute = change((row) => ({ l: [...row.l, ...added].sort(numbers).slice(-keep) }));
    return { filter: { _id }, update: { $push: { l: { $each: added, $sort: 1, $slice: -keep } } }, compute };
  },
  (random, _id) => {
    const bound = small(random);
    return {
      filter: { _id },
      update: { $pull: { l: { $gte: bound } } },
      compute: change((row) => ({ l: row.l.filter((n) => n < bound) })),
    };
  },
  (random, _id) => {
    const added = random.list(3, () => small(random));
    const compute = change((row) => ({ l: [...row.l, ...new Set(added.filter((n) => !row.l.includes(n)))] }));
    return { filter: { _id }, update: { $addToSet: { l: { $each: added } } }, compute };
  },
  (random, _id) => {
    const k = random.below(3);
    const update = { $pull: { items: { k } }, $pop: { l: 1 } };
    return {
      filter: { _id },
      update,
      compute: change((row) => ({ items: row.items.filter((item) => item.k !== k), l: row.l.slice(0, -1) })),
    };
  },
  // By the position that the query found.
  (random, _id) => {
    const [k, n] = [random.below(3), small(random)];
    const compute = items(
      isFirst((item) => item.k === k),
      (item) => ({ ...item, n }),
    );
    return { filter: { _id, 'items.k': k }, update: { $set: { 'items.$.n': n } }, compute };
  },
  (random, _id) => {
    const [k, n] = [random.below(3), small(random)];
    const compute = items(
      isFirst((item) => item.k === k && item.n > n),
      (item) => ({ ...item, l: [...item.l, n] }),
    );
    return {
      filter: { _id, items: { $elemMatch: { k, n: { $gt: n } } } },
      update: { $push: { 'items.$.l': n } },
      compute,
    };
  },
  (random, _id) => {
    const [bound, n] = [small(random), small(random)];
    const compute = change((row) => ({
      l: row.l.with(
        row.l.findIndex((value) => value >= bound),
        n,
      ),
    }));
    return { filter: { _id, l: { $gte: bound } }, update: { $set: { 'l.$': n } }, compute };
  },
  // All elements, and those that pass a filter.
  (random, _id) => {
    const by = small(random);
    return {
      filter: { _id },
      update: { $inc: { 'items.$[].n': by } },
      compute: items(
        () => true,
        (item) => ({ ...item, n: item.n + by }),
      ),
    };
  },
  (random, _id) => {
    const [k, bound] = [random.below(3), small(random)];
    return {
      filter: { _id },
      update: { $inc: { 'items.$[i].l.$[n]': 10 } },
      arrayFilters: [{ 'i.k': k }, { n: { $lt: bound } }],
      compute: items(
        (item) => item.k === k,
        (item) => ({ ...item, l: item.l.map((n) => (n < bound ? n + 10 : n)) }),
      ),
    };
  },
];

/** A change of one of the rows, or of one that isn't there. */
export function randomStatement(random: Random, rows: number): Statement {
  return random.pick(makers)(random, random.below(rows + 1));
}

/** True when a computed row is the one that was there. */
export const unchanged = (before: Row, after: Row) => isDeepStrictEqual(before, after);
