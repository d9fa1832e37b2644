import { Long, ObjectId } from 'bson';
import { describe, expect, it } from 'vitest';
import { compileFilter } from '#embedded/store/match/compile.ts';
import { parseFilter } from '#embedded/store/match/parse.ts';
import { matchedPosition } from '#embedded/store/match/position.ts';
import { type Doc, setOwn } from '#embedded/store/value/types.ts';

const id = new ObjectId();
const matches = (filter: Doc, doc: Doc) => compileFilter(filter)(doc);

const yes: [Doc, Doc][] = [
  [{}, { a: 1 }],
  [{ a: 1 }, { a: Long.fromNumber(1) }],
  [{ a: id }, { a: new ObjectId(id.toHexString()) }],
  [{ a: null }, {}],
  [{ a: null }, { a: null }],
  [{ a: 1 }, { a: [2, 1] }],
  [{ a: [2, 1] }, { a: [2, 1] }],
  [{ a: [1] }, { a: [[1], 2] }],
  [{ 'a.b': 1 }, { a: [{ b: 2 }, { b: 1 }] }],
  [{ 'a.b': null }, { a: [{ c: 2 }] }],
  [{ 'a.b': null }, { a: 5 }],
  [{ 'a.0': 1 }, { a: [1, 2] }],
  [{ 'a.0.b': 1 }, { a: [{ b: 1 }] }],
  [{ 'a.0': 3 }, { a: { 0: 3 } }],
  [{ a: { b: 1, c: 2 } }, { a: { b: 1, c: 2 } }],
  [{ a: { $gt: 1, $lt: 3 } }, { a: [0, 9] }],
  [{ a: { $gte: null } }, {}],
  [{ a: { $gt: new Date(1) } }, { a: new Date(2) }],
  [{ a: { $ne: 1 } }, {}],
  [{ a: { $nin: [1, 2] } }, { a: 3 }],
  [{ a: { $in: [null] } }, {}],
  [{ a: { $in: [/^x/] } }, { a: 'xy' }],
  [{ a: { $not: { $gt: 5 } } }, { a: 'text' }],
  [{ a: { $not: /x/ } }, { a: 'y' }],
  [{ a: { $exists: false } }, { b: 1 }],
  [{ a: { $exists: true } }, { a: null }],
  [{ a: { $all: [1, 2] } }, { a: [2, 1, 3] }],
  [{ a: { $all: [1] } }, { a: 1 }],
  [{ a: { $size: 0 } }, { a: [] }],
  [{ a: { $type: 'string' } }, { a: [1, 'x'] }],
  [{ a: { $type: 'number' } }, { a: Long.ONE }],
  [{ a: { $elemMatch: { b: 1, c: 2 } } }, { a: [{ b: 1 }, { b: 1, c: 2 }] }],
  [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, { a: [0, 2] }],
  [{ a: { $regex: 'B', $options: 'i' } }, { a: 'abc' }],
  [{ a: { $regex: '^b', $options: 'm' } }, { a: 'a\nb' }],
  [{ a: /a$/ }, { a: 'a\n' }],
  [{ a: /a.c/ }, { a: 'a\rc' }],
  [{ a: /\d+-\d+/ }, { a: '1-2' }],
  [{ a: { $mod: [4, -3] } }, { a: -7.9 }],
  [{ a: { $mod: [4.9, 3] } }, { a: [1, 7] }],
  [{ a: { $mod: [2 ** 52, 1] } }, { a: Long.fromBigInt(2n ** 53n + 1n) }],
  [{ $expr: { $gt: ['$a', '$b'] } }, { a: 2, b: 1 }],
  [{ $or: [{ a: 1 }, { b: 1 }] }, { b: 1 }],
  [{ $nor: [{ a: 1 }] }, { a: 2 }],
  [{ $and: [{ a: 1 }, { b: 1 }] }, { a: 1, b: 1 }],
  [{ constructor: null }, {}],
  [{ hasOwnProperty: 1 }, { hasOwnProperty: 1 }],
  [{ a: Number.NaN }, { a: Number.NaN }],
];

const no: [Doc, Doc][] = [
  [{ a: 1 }, { a: '1' }],
  [{ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }],
  [{ a: [1, 2] }, { a: [2, 1] }],
  [{ a: { $gt: 1 } }, { a: 'x' }],
  [{ a: { $gt: null } }, { a: null }],
  [{ a: { $lt: 5 } }, { a: Number.NaN }],
  [{ a: { $lt: 5 } }, {}],
  [{ a: { $ne: 1 } }, { a: [1, 2] }],
  [{ a: { $nin: [1] } }, { a: [1] }],
  [{ 'a.b': null }, { a: [1, 2] }],
  [{ 'a.b': null }, { a: [] }],
  [{ 'a.b': null }, { a: [{ b: 1 }] }],
  [{ a: { $size: 1 } }, { a: 'x' }],
  [{ a: { $all: [] } }, { a: [] }],
  [{ a: { $elemMatch: { b: null } } }, { a: [1] }],
  [{ a: { $elemMatch: { $gt: 1 } } }, { a: 2 }],
  [{ a: { $not: { $gt: 5 } } }, { a: 6 }],
  [{ a: { $exists: true } }, {}],
  [{ a: /a.c/ }, { a: 'a\nc' }],
  [{ a: { $mod: [4, 3] } }, { a: -7 }],
  [{ a: { $mod: [4, 0] } }, { a: 1e300 }],
  [{ a: { $mod: [4, 0] } }, { a: '8' }],
  [{ a: { $mod: [4, 0] } }, {}],
  [{ $expr: { $gt: ['$a', '$b'] } }, { b: 1 }],
  [{ constructor: { $exists: true } }, {}],
  [{ a: true }, { a: 1 }],
];

describe('a filter', () => {
  it.each(yes)('%j matches %j', (filter, doc) => expect(matches(filter, doc)).toBe(true));
  it.each(no)("%j doesn't match %j", (filter, doc) => expect(matches(filter, doc)).toBe(false));

  it('reads a field named __proto__ as a field', () => {
    const doc: Doc = {};
    setOwn(doc, '__proto__', { x: 1 });
    const filter: Doc = {};
    setOwn(filter, '__proto__', { x: 1 });
    expect(matches(filter, doc)).toBe(true);
    expect(matches(filter, {})).toBe(false);
  });

  it.each([
    [{ $where: '1' }],
    [{ $text: { $search: 'x' } }],
    [{ $expr: { $function: {} } }],
    [{ a: { $near: [1, 2] } }],
    [{ a: { $bitsAllSet: 1 } }],
    [{ a: { $type: 'int' } }],
    [{ a: { $type: ['string', 'null'] } }],
    [{ a: { $regex: '(?i)x' } }],
    [{ a: { $unknown: 1 } }],
  ])('%j is refused with a sentence that names MONGO_URL', (filter) => {
    expect(() => compileFilter(filter)).toThrow(
      expect.objectContaining({ code: 115, message: expect.stringContaining('MONGO_URL') }),
    );
  });

  it.each([
    [{ $or: [] }],
    [{ a: { $in: 1 } }],
    [{ a: { $not: 1 } }],
    [{ a: { $size: -1 } }],
    [{ $and: [1] }],
    [{ a: { $mod: [0, 0] } }],
    [{ a: { $elemMatch: { $expr: true } } }],
  ])('%j is a bad value', (filter) =>
    expect(() => compileFilter(filter as Doc)).toThrow(expect.objectContaining({ code: 2 })),
  );

  it("asks an $expr, which may fail, only where the other conditions don't decide", () => {
    const filter = { $expr: { $gt: [{ $divide: [6, '$b'] }, 1] }, $and: [{ b: { $ne: 0 } }] };
    expect(matches(filter, { b: 0 })).toBe(false);
    expect(matches(filter, { b: 2 })).toBe(true);
  });
});

describe('the position a filter matched at', () => {
  const position = (filter: Doc, doc: Doc) => matchedPosition(parseFilter(filter), doc);

  it.each<[Doc, Doc, number | undefined]>([
    [{ a: 2 }, { a: [1, 2] }, 1],
    [{ 'a.b': 2 }, { a: [{ b: [1] }, { b: [3, 2] }] }, 1],
    [{ 'a.1.b': 2 }, { a: [{ b: [1] }, { b: [2, 3] }] }, 0],
    [{ a: { $elemMatch: { $gt: 1 } } }, { a: [1, 2] }, 1],
    [{ 'a.b': { $elemMatch: { $gt: 1 } } }, { a: [{ b: [0] }, { b: [2] }] }, 1],
    [{ a: { $all: [2, 1] } }, { a: [1, 2] }, 0],
    [{ b: 1, a: 2 }, { a: [1, 2], b: [1] }, 0],
    [{ a: { $gt: 1 }, b: 1 }, { a: [1, 2], b: [1] }, 1],
    [{ $or: [{ a: 2 }, { a: 3 }] }, { a: [1, 2] }, 1],
    [{ $or: [{ a: 2 }, { b: 3 }] }, { a: [1, 2] }, undefined],
    [{ a: { $ne: 5 } }, { a: [1, 2] }, undefined],
    [{ a: [1, 2] }, { a: [1, 2] }, undefined],
    [{ 'a.1': 2 }, { a: [1, 2] }, undefined],
    [{ a: 2 }, { a: 2 }, undefined],
  ])('%j in %j: %s', (filter, doc, expected) => expect(position(filter, doc)).toBe(expected));
});
