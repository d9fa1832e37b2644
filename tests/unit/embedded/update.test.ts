import { Decimal128, Long } from 'bson';
import { describe, expect, it } from 'vitest';
import { parseFilter } from '#embedded/store/match/parse.ts';
import { applyUpdate } from '#embedded/store/update/apply.ts';
import { parseUpdate } from '#embedded/store/update/parse.ts';
import { buildUpsert } from '#embedded/store/update/upsert.ts';
import type { Doc } from '#embedded/store/value/types.ts';

const now = new Date(1_000);
const deepFreeze = (value: unknown): unknown => {
  if (
    typeof value === 'object' &&
    value !== null &&
    (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)
  ) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
};

/** Applies to a frozen document: a shared one may never be written to. */
function apply(doc: Doc, update: Doc, filter: Doc = {}, arrayFilters?: Doc[]): Doc {
  const context = { filter: parseFilter(filter), inserting: false, now };
  return applyUpdate(deepFreeze(doc) as Doc, parseUpdate(update, arrayFilters), context);
}

describe('an update', () => {
  it.each<[string, Doc, Doc, Doc]>([
    ['sets and nests', { a: 1 }, { $set: { a: 2, 'b.c': 3 } }, { a: 2, b: { c: 3 } }],
    ['sets an array element', { a: [1, 2] }, { $set: { 'a.1': 5 } }, { a: [1, 5] }],
    ['fills an array up with null', { a: [1] }, { $set: { 'a.3': 5 } }, { a: [1, null, null, 5] }],
    ['unsets', { a: 1, b: { c: 1, d: 2 } }, { $unset: { a: '', 'b.c': '' } }, { b: { d: 2 } }],
    ['unsets an array element to null', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
    ['increments, also what is missing', { a: 1 }, { $inc: { a: 2, b: -1 } }, { a: 3, b: -1 }],
    ['multiplies, missing is zero', { a: 3 }, { $mul: { a: 2, b: 5 } }, { a: 6, b: 0 }],
    ['takes the least', { a: 3, b: 1 }, { $min: { a: 2, b: 2, c: 9 } }, { a: 2, b: 1, c: 9 }],
    ['takes the greatest by type too', { a: 3 }, { $max: { a: 'x' } }, { a: 'x' }],
    ['pushes one', { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
    ['pushes an array as one', { a: [1] }, { $push: { a: [2] } }, { a: [1, [2]] }],
    ['pushes to nothing', {}, { $push: { a: 2 } }, { a: [2] }],
    [
      'pushes each, sorted and cut',
      { a: [5, 1] },
      { $push: { a: { $each: [3, 4], $sort: 1, $slice: -3 } } },
      { a: [3, 4, 5] },
    ],
    ['pushes at a position', { a: [1, 4] }, { $push: { a: { $each: [2, 3], $position: 1 } } }, { a: [1, 2, 3, 4] }],
    [
      'pushes at a position from the end',
      { a: [1, 4] },
      { $push: { a: { $each: [3], $position: -1 } } },
      { a: [1, 3, 4] },
    ],
    [
      'sorts by a field',
      { a: [{ s: 2 }, { s: 1 }] },
      { $push: { a: { $each: [], $sort: { s: 1 } } } },
      { a: [{ s: 1 }, { s: 2 }] },
    ],
    [
      'adds to a set what is new',
      { a: [1, { x: 1 }] },
      { $addToSet: { a: { $each: [1, 2, { x: 1 }, 2] } } },
      { a: [1, { x: 1 }, 2] },
    ],
    ['pulls by equality', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
    ['pulls by operators', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
    ['pulls by a filter', { a: [{ s: 1, t: 1 }, { s: 2 }] }, { $pull: { a: { s: 1 } } }, { a: [{ s: 2 }] }],
    [
      'pulls by $or',
      { a: [{ s: 1 }, { s: 2 }, 3] },
      { $pull: { a: { $or: [{ s: 1 }, { s: 9 }] } } },
      { a: [{ s: 2 }, 3] },
    ],
    ['pulls a list', { a: [1, 2, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
    ['pops the last', { a: [1, 2] }, { $pop: { a: 1 } }, { a: [1] }],
    ['pops the first', { a: [1, 2] }, { $pop: { a: -1 } }, { a: [2] }],
    ['renames', { a: 1, c: 2 }, { $rename: { a: 'b.x' } }, { c: 2, b: { x: 1 } }],
    ['takes the date', {}, { $currentDate: { at: true } }, { at: now }],
    ['leaves $setOnInsert alone', { a: 1 }, { $setOnInsert: { a: 2 } }, { a: 1 }],
    [
      'adds fields in the order of names',
      { z: 1 },
      { $set: { c: 1, a: 1 }, $inc: { b: 1 } },
      { z: 1, a: 1, b: 1, c: 1 },
    ],
    ['sets every element', { a: [{ n: 1 }, { n: 2 }] }, { $inc: { 'a.$[].n': 1 } }, { a: [{ n: 2 }, { n: 3 }] }],
    [
      'takes constructor for a field',
      {},
      { $set: { 'constructor.name': 1 } },
      { constructor: { name: 1 } } as unknown as Doc,
    ],
  ])('%s', (_name, doc, update, expected) => {
    const after = apply(doc, update);
    expect(JSON.stringify(after)).toBe(JSON.stringify(expected));
  });

  it('finds the position a query matched at', () => {
    expect(apply({ a: [1, 5, 9] }, { $set: { 'a.$': 0 } }, { a: { $gt: 4 } })).toEqual({ a: [1, 0, 9] });
    const doc = {
      items: [
        { k: 'x', n: 1 },
        { k: 'y', n: 1 },
      ],
    };
    expect(apply(doc, { $inc: { 'items.$.n': 1 } }, { 'items.k': 'y' }).items).toEqual([
      { k: 'x', n: 1 },
      { k: 'y', n: 2 },
    ]);
    const byElement = { items: { $elemMatch: { k: 'y', n: 1 } } };
    expect(apply(doc, { $set: { 'items.$.n': 7 } }, byElement).items).toEqual([
      { k: 'x', n: 1 },
      { k: 'y', n: 7 },
    ]);
    expect(() => apply(doc, { $set: { 'items.$.n': 7 } }, {})).toThrow(/positional operator/);
  });

  it('applies array filters', () => {
    const doc = {
      a: [
        { n: 1, s: [1, 2] },
        { n: 5, s: [1, 2] },
      ],
    };
    const after = apply(doc, { $set: { 'a.$[big].s.$[one]': 0 } }, {}, [{ 'big.n': { $gt: 2 } }, { one: 1 }]);
    expect(after.a).toEqual([
      { n: 1, s: [1, 2] },
      { n: 5, s: [0, 2] },
    ]);
    expect(() => apply(doc, { $set: { 'a.$[x].n': 0 } })).toThrow(expect.objectContaining({ code: 2 }));
    expect(() => apply(doc, { $set: { b: 0 } }, {}, [{ x: 1 }])).toThrow(expect.objectContaining({ code: 9 }));
  });

  it('gives the same object back when nothing changes', () => {
    const doc = { a: 1, b: [1], c: { d: new Date(5) } };
    const nothing: Doc[] = [
      { $set: { a: 1, 'c.d': new Date(5) } },
      { $unset: { x: 1 } },
      { $addToSet: { b: 1 } },
      { $pull: { b: 7, x: 1 } },
      { $max: { a: 0 } },
      { $pop: { x: 1 } },
      { $pop: { 'b.9': 1, 'b.8.x': 1, 'c.x': 1 } },
      { $unset: { 'a.x': 1, 'b.x': 1 } },
      { $rename: { x: 'a.y' } },
    ];
    for (const update of nothing) expect(apply(doc, update)).toBe(doc);
  });

  it('keeps Longs whole beyond 2^53', () => {
    const after = apply({ n: Long.fromBigInt(2n ** 53n) }, { $inc: { n: 1 } });
    expect(String(after.n)).toBe('9007199254740993');
  });

  it('replaces all but the _id', () => {
    expect(apply({ _id: 1, a: 1 }, { b: 2 })).toEqual({ _id: 1, b: 2 });
    expect(() => apply({ _id: 1 }, { _id: 2, b: 2 })).toThrow(expect.objectContaining({ code: 66 }));
  });

  it.each<[string, Doc, Doc, number]>([
    ['the same path twice', {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    ['a path within another', {}, { $set: { a: 1, 'a.b': 1 } }, 40],
    ['a scalar on the way', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
    ['a name in an array', { a: [] }, { $set: { 'a.b': 1 } }, 28],
    ['popping through a scalar', { a: 1 }, { $pop: { 'a.b': 1 } }, 28],
    ['pulling by a name in an array', { a: [] }, { $pull: { 'a.b': 1 } }, 28],
    ['renaming through null', { a: null }, { $rename: { 'a.b': 'c' } }, 28],
    ['renaming to what it holds', { a: {} }, { $rename: { a: 'a.b' } }, 2],
    ['two positions in a path', { a: [1] }, { $set: { 'a.$.b.$': 1 } }, 2],
    ['filling up too far', { a: [] }, { $set: { 'a.1600000': 1 } }, 34],
    ['text to add', { a: 1 }, { $inc: { a: 'x' } }, 14],
    ['adding to text', { a: 'x' }, { $inc: { a: 1 } }, 14],
    ['adding to null', { a: null }, { $inc: { a: 1 } }, 14],
    ['pushing to no array', { a: 1 }, { $push: { a: 1 } }, 2],
    ['another _id', { _id: 1 }, { $set: { _id: 2 } }, 66],
    ['an empty name', {}, { $set: { 'a..b': 1 } }, 56],
    ['mixed update and document', {}, { $set: { a: 1 }, b: 1 }, 9],
    ['an unknown operator', {}, { $bit: { a: { and: 1 } } }, 115],
    ['Decimal128 arithmetic', { a: 1 }, { $inc: { a: Decimal128.fromString('1') } }, 115],
  ])('says no to %s', (_name, doc, update, code) => {
    expect(() => apply(doc, update)).toThrow(expect.objectContaining({ code }));
  });
});

describe('an upsert', () => {
  const upsert = (filter: Doc, update: Doc) => buildUpsert(parseFilter(filter), parseUpdate(update), now);

  it('begins with the equalities of its filter', () => {
    const doc = upsert(
      { _id: 7, 'a.b': 1, c: { $gt: 3 }, $and: [{ d: { $eq: 4 } }] },
      { $set: { e: 5 }, $setOnInsert: { f: 6 } },
    );
    expect(doc).toEqual({ _id: 7, a: { b: 1 }, d: 4, e: 5, f: 6 });
  });

  it('makes an _id when there is none, and puts it in front', () => {
    const doc = upsert({ a: 1 }, { $inc: { n: 1 } });
    expect(Object.keys(doc)).toEqual(['_id', 'a', 'n']);
    expect(upsert({ a: 1 }, { $setOnInsert: { _id: 'mine' } })).toEqual({ _id: 'mine', a: 1 });
  });

  it('takes only the _id of the filter when it replaces', () => {
    expect(upsert({ _id: 1, a: 1 }, { b: 2 })).toEqual({ _id: 1, b: 2 });
  });
});
