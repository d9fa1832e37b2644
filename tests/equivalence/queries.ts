import { type IndexSpec, parseIndexSpec } from '#embedded/store/catalog/index-spec.ts';
import type { Doc } from '#embedded/store/value/types.ts';
import { scalar } from './documents.ts';
import type { Random } from './random.ts';

const paths = ['a', 'b', 'c', 'c', 'a.d', 'a.e', 'b.d', 'a.0', '_id'];
const ranges = ['$gt', '$gte', '$lt', '$lte'];

const partials = (random: Random): Doc =>
  random.pick<Doc>([
    { c: { $gt: random.below(3) } },
    { c: { $exists: true } },
    { a: scalar(random) },
    { b: { $type: 'string' } },
    { c: { $in: [scalar(random), scalar(random)] } },
    { a: { $gte: 1 }, c: { $lt: 4 } },
  ]);

/** Compound, descending, sparse, partial and unique indexes; they become multikey by what they hold. */
export function randomIndexes(random: Random): IndexSpec[] {
  const indexes = Array.from({ length: 1 + random.below(3) }, () => {
    const key: Doc = {};
    const first = random.chance(0.2) ? ['a.d', 'a.e'] : [random.pick(paths.slice(0, -1))];
    for (const path of [...first, ...random.some(paths, 2)]) key[path] = random.pick([1, 1, -1]);
    const given: Doc = { key };
    if (random.chance(0.2)) given.sparse = true;
    else if (random.chance(0.3)) given.partialFilterExpression = partials(random);
    if (random.chance(0.15)) given.unique = true;
    return parseIndexSpec(given);
  });
  // No two of one name.
  return [...new Map(indexes.map((index) => [index.name, index])).values()].filter(
    ({ key }) => Object.keys(key).join() !== '_id',
  );
}

function test(random: Random): unknown {
  const one = () => scalar(random);
  const kind = random.below(20);
  if (kind < 5) return one();
  if (kind < 7) return { [random.pick(ranges)]: one() };
  if (kind < 11) return { $gte: one(), [random.pick(['$lt', '$lte'])]: one() };
  if (kind < 14) return { $in: random.list(4, one) };
  return random.pick<() => unknown>([
    () => ({ $exists: random.chance(0.5) }),
    () => ({ $ne: one() }),
    () => ({ $nin: random.list(3, one) }),
    () => ({ $not: { [random.pick(ranges)]: one() } }),
    () => ({ $type: random.pick(['number', 'string', 'null', 'array', 'object', 'date']) }),
    () => ({ $elemMatch: { d: test(random) } }),
    () => ({ $elemMatch: { $gte: one(), $lte: one() } }),
    () => ({ $all: random.list(2, one) }),
    () => ({ $size: random.below(3) }),
    () => ({ $in: [/^x/, one()] }),
    () => /^x/,
    () => [one()],
    () => ({ d: one() }),
  ])();
}

/** Conditions on a few paths, often on the first ones of an index. */
function fields(random: Random, keys: string[][]): Doc {
  const count = random.pick([0, 1, 1, 1, 2, 2, 3]);
  const likely = random.chance(0.5) ? random.pick(keys) : [];
  const names = Array.from({ length: count }, (_, i) => likely[i] ?? random.pick(paths));
  return Object.fromEntries(names.map((name) => [name, test(random)]));
}

export function randomFilter(random: Random, indexes: IndexSpec[]): Doc {
  const keys = indexes.length > 0 ? indexes.map(({ key }) => Object.keys(key)) : [paths];
  const filter = fields(random, keys);
  if (random.chance(0.15)) filter.$or = [fields(random, keys), fields(random, keys)];
  if (random.chance(0.1)) filter.$and = [fields(random, keys), fields(random, keys)];
  if (random.chance(0.03)) filter.$nor = [fields(random, keys)];
  // Often what a partial index holds, as otherwise it would hardly be used.
  const given = indexes.flatMap(({ partialFilterExpression }): Doc[] =>
    partialFilterExpression ? [partialFilterExpression] : [],
  );
  return given.length > 0 && random.chance(0.4) ? { ...random.pick(given), ...filter } : filter;
}

export function randomSort(random: Random, indexes: IndexSpec[]): Doc {
  if (random.chance(0.3)) return {};
  const names =
    random.chance(0.5) && indexes.length > 0 ? Object.keys(random.pick(indexes).key) : random.some(paths, 2);
  const turned = random.chance(0.5);
  const like = indexes.find(({ key }) => Object.keys(key).join().startsWith(names.join()))?.key ?? {};
  const of = (name: string) =>
    like[name] && random.chance(0.8) ? (turned ? -like[name] : like[name]) : random.pick([1, -1]);
  return Object.fromEntries(names.map((name) => [name, of(name)]));
}

export function randomProjection(random: Random): Doc | undefined {
  return random.pick<Doc | undefined>([
    undefined,
    undefined,
    { a: 1 },
    { b: 0 },
    { 'a.d': 1, c: 1 },
    { a: { $slice: 1 } },
  ]);
}
