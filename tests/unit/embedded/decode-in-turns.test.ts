import { isDeepStrictEqual } from 'node:util';
import { Binary, DBRef, Long, ObjectId, serialize } from 'bson';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { inListOf } from '#embedded/store/match/in-list.ts';
import { Slice } from '#embedded/store/slice.ts';
import { decode, encode } from '#embedded/store/value/bytes.ts';
import type { Doc } from '#embedded/store/value/types.ts';
import { decodeInTurns } from '#embedded/store/wire/decode-in-turns.ts';

const many = Array.from({ length: 3000 }, (_, i) => i);
const ids = many.map(() => new ObjectId());

const scalar = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((whole) => Long.fromBigInt(whole)),
  fc.uint8Array({ maxLength: 30 }).map((bytes) => new Binary(bytes)),
  fc.constant(/^a.*b$/i),
);
const name = fc.oneof(
  fc.string({ maxLength: 5 }).filter((text) => !text.includes('\0')),
  fc.constant('__proto__'),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, scalar, fc.array(tie('value')), fc.dictionary(name, tie('value'))),
}));

/** Large enough to be decoded in turns, whatever is within. */
const large = fc.tuple(fc.dictionary(name, value), fc.array(value, { minLength: 1 }), fc.dictionary(name, value)).map(
  ([before, item, after]): Doc => ({
    ...before,
    long: Array(150)
      .fill([...item.slice(0, 3), 'x'.repeat(120)])
      .flat(),
    deep: [{ after }, { ids }],
  }),
);

describe('decoding in turns', () => {
  it('gives what decoding at once gives', async () => {
    await fc.assert(
      fc.asyncProperty(large, async (doc) => {
        const bytes = serialize(doc, { ignoreUndefined: false });
        const expected = decode(bytes);
        const decoded = await decodeInTurns(bytes, new Slice());
        expect(isDeepStrictEqual(decoded, expected)).toBe(true);
        // The fields are in their order, too.
        expect(Buffer.compare(encode(decoded), encode(expected))).toBe(0);
      }),
      { numRuns: 12, seed: 5 },
    );
  });

  it.each([
    ['a reference to another document', { ref: { $ref: 'things', $id: 1, more: many.map(String) } }],
    ['a large value within a long array', { list: [1, { all: many.map(String) }, many.map(String), 2] }],
    ['an array in an array', { list: many.map((i) => [i, [i]]) }],
  ])('also of %s', async (_what, doc) => {
    const bytes = serialize(doc);
    expect(await decodeInTurns(bytes, new Slice())).toEqual(decode(bytes));
    if ('ref' in doc) expect((await decodeInTurns(bytes, new Slice())).ref).toBeInstanceOf(DBRef);
  });

  it('leaves it to the decoder to say what is not sound', async () => {
    const bytes = Buffer.from(serialize({ a: many.map(String), b: 1 }));
    bytes[bytes.length - 8] = 0x50;
    await expect(async () => decodeInTurns(bytes, new Slice())).rejects.toThrow();
    expect(() => decode(bytes)).toThrow();
  });

  it('looks at the clock after some values of a long array, wherever it is', async () => {
    const slice = new Slice();
    const over = vi.spyOn(slice, 'over').mockReturnValue(false);
    await decodeInTurns(serialize({ aggregate: 'a', pipeline: [{ $match: { b: { c: { $all: ids } } } }] }), slice);
    // 21 bytes each: not even 200 of them go together.
    expect(over.mock.calls.length).toBeGreaterThan(ids.length / 200);
  });

  it.each(['$in', '$nin'])('makes the values of %s ready for the matcher', async (op) => {
    const decoded = await decodeInTurns(serialize({ filter: { a: { [op]: [...ids, /a/, 'text'] } } }), new Slice());
    const list = ((decoded.filter as Doc).a as Doc)[op] as unknown[];
    const ready = inListOf(list);
    expect(inListOf(list)).toBe(ready);
    expect(ready.values).toHaveLength(ids.length + 1);
    expect(ready.patterns).toHaveLength(1);
    expect([ids[7], 'text', 'other'].map((item) => ready.lookup.has(item))).toEqual([true, true, false]);
  });
});
