import { Binary, BSONRegExp, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import { Collection } from '#embedded/store/catalog/collection.ts';
import type { IndexSpec } from '#embedded/store/catalog/index-spec.ts';
import { Matches } from '#embedded/store/query/matches.ts';
import { Slice } from '#embedded/store/slice.ts';
import { CacheBudget, type Entry } from '#embedded/store/storage/cache.ts';
import { encodeKey } from '#embedded/store/value/encode-key.ts';

/** The current version of a document that is in memory. */
export function entryOf(collection: Collection, id: unknown): Entry | undefined {
  const record = collection.byId.tree.get(encodeKey(id));
  return (record === undefined ? undefined : collection.atHand(record)) ?? undefined;
}

/** All documents in the order of their insertion, from wherever they are. */
export async function entriesOf(collection: Collection): Promise<Entry[]> {
  const entries: Entry[] = [];
  const all = new Matches(collection, () => collection.records.scan(false));
  await all.each(new Slice(), (entry) => entries.push(entry) > 0);
  return entries;
}

/** A collection whose documents are in memory: no folder, no process. */
export function memoryCollection(specs: Partial<IndexSpec>[] = [], cacheBytes = 1 << 20): Collection {
  const stored = new Map<string, Uint8Array>();
  const writer = {
    put: (key: string, bytes: Uint8Array) => void stored.set(key, bytes),
    delete: (key: string) => void stored.delete(key),
    waiting: (key: string) => stored.get(key),
    read: async () => [],
  };
  const whole = specs.map((spec) => ({
    name: Object.entries(spec.key ?? {})
      .flat()
      .join('_'),
    key: { a: 1 as const },
    unique: false,
    sparse: false,
    ...spec,
  }));
  return new Collection('db.test', 1, whole, writer, new CacheBudget(cacheBytes));
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('', 'a', 'a\0', 'a\0b', 'ab', '\u{1F600}', '\uFFFF', '\uD7FF', 'é'),
);

const numbers = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double(),
  fc.constantFrom(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    2 ** 53,
    2 ** 53 + 2,
    -(2 ** 63),
    2 ** 63,
  ),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => Long.fromBigInt(value)),
  fc.constantFrom(Long.fromBigInt(2n ** 53n + 1n), Long.fromBigInt(-(2n ** 53n) - 1n), Long.MAX_VALUE, Long.MIN_VALUE),
);

/** Values of every kind that can be ordered. */
export const anyValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    numbers,
    text,
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }),
    fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
    fc.uint8Array({ maxLength: 4 }).map((bytes) => new Binary(bytes, 0)),
    fc.constantFrom(
      new MinKey(),
      new MaxKey(),
      new BSONRegExp('a', 'i'),
      Timestamp.fromBits(3, 4),
      new Timestamp({ t: 4_000_000_000, i: 1 }),
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'constructor', 'x\u00e9'), tie('value'), { maxKeys: 3 }),
  ),
})).value;
