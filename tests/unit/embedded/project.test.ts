import { describe, expect, it } from 'vitest';
import { parseFilter } from '#embedded/store/match/parse.ts';
import { parseProjection } from '#embedded/store/project.ts';
import { parseSort, sortKey } from '#embedded/store/sort.ts';
import type { Doc } from '#embedded/store/value/types.ts';

const doc = { _id: 1, a: 1, b: { c: 1, d: 2 }, e: [{ f: 1, g: 2 }, 3, { f: 4 }] };

describe('a projection', () => {
  it.each<[Doc, Doc]>([
    [{ a: 1 }, { _id: 1, a: 1 }],
    [{ _id: 0, a: 1 }, { a: 1 }],
    [{ _id: 1 }, { _id: 1 }],
    [
      { a: 0, e: 0 },
      { _id: 1, b: { c: 1, d: 2 } },
    ],
    [{ 'b.c': 1 }, { _id: 1, b: { c: 1 } }],
    [{ b: { c: 1 } }, { _id: 1, b: { c: 1 } }],
    [
      { 'b.c': 0, e: 0, _id: 0 },
      { a: 1, b: { d: 2 } },
    ],
    [{ 'e.f': 1 }, { _id: 1, e: [{ f: 1 }, { f: 4 }] }],
    [
      { 'e.f': 0, a: 0, b: 0 },
      { _id: 1, e: [{ g: 2 }, 3, {}] },
    ],
    [{ 'a.x': 1 }, { _id: 1 }],
    [
      { e: { $slice: 1 }, a: 1 },
      { _id: 1, a: 1, e: [{ f: 1, g: 2 }] },
    ],
    [
      { e: { $slice: [-2, 1] }, b: 0 },
      { _id: 1, a: 1, e: [3] },
    ],
    [{ e: { $elemMatch: { f: 4 } } }, { _id: 1, e: [{ f: 4 }] }],
    [{ e: { $elemMatch: { f: 9 } } }, { _id: 1 }],
    [{ toString: 1 }, { _id: 1 }],
    [
      { e: { $slice: 1.9 }, a: 1 },
      { _id: 1, a: 1, e: [{ f: 1, g: 2 }] },
    ],
    [{ _id: 0, e: { $elemMatch: { f: 4 } } }, { e: [{ f: 4 }] }],
  ])('%j', (projection, expected) => {
    expect(parseProjection(projection)?.(doc)).toEqual(expected);
  });

  it.each<[Doc, number]>([
    [{ a: 1, b: 0 }, 31254],
    [{ a: 1, 'a.b': 1 }, 31249],
    [{ 'e.$': 1 }, 115],
    [{ x: '$a' }, 115],
    [{ x: { $add: [1, 2] } }, 115],
    [{ b: 0, e: { $elemMatch: { f: 4 } } }, 115],
    [{ 'e.f': { $elemMatch: { f: 4 } } }, 31275],
    [{ e: { $elemMatch: 4 } }, 31274],
    [{ e: { $slice: [1] } }, 28667],
    [{ e: { $slice: 'x' } }, 28667],
    [{ e: { $slice: [1, 0] } }, 28724],
  ])('%j is an error', (projection, code) => {
    expect(() => parseProjection(projection)).toThrow(expect.objectContaining({ code }));
  });
});

describe('a positional projection', () => {
  const project = (projection: Doc, filter: Doc) => parseProjection(projection, parseFilter(filter))?.(doc);

  it('leaves the element the query matched', () => {
    expect(project({ 'e.$': 1 }, { 'e.f': 4 })).toEqual({ _id: 1, e: [{ f: 4 }] });
    expect(project({ 'e.f.$': 1, _id: 0 }, { 'e.f': 1 })).toEqual({ e: [{ f: 1 }] });
    expect(project({ 'a.$': 1 }, { a: 1 })).toEqual({ _id: 1, a: 1 });
  });

  it.each<[Doc, Doc, number]>([
    [{ 'e.$': 1 }, { e: { $size: 3 } }, 51246],
    [{ 'e.$': 1 }, { a: 1 }, 31277],
    [{ 'e.$': 0 }, { e: 3 }, 31395],
    [{ 'e.$.f': 1 }, { e: 3 }, 31394],
  ])('%j of what %j finds is an error', (projection, filter, code) => {
    expect(() => project(projection, filter)).toThrow(expect.objectContaining({ code }));
  });
});

describe('a sort', () => {
  const order = (sort: Doc, docs: Doc[]) => {
    const fields = parseSort(sort);
    return docs
      .map((item) => ({ item, key: sortKey(item, fields) }))
      .sort((x, y) => (x.key < y.key ? -1 : 1))
      .map(({ item }) => item._id);
  };

  it('takes the least element of an array, or the greatest when descending', () => {
    const docs: Doc[] = [{ _id: 'x', a: [5, 1] }, { _id: 'y', a: 3 }, { _id: 'z', a: [] }, { _id: 'm' }];
    expect(order({ a: 1 }, docs)).toEqual(['z', 'm', 'x', 'y']);
    expect(order({ a: -1 }, docs)).toEqual(['x', 'y', 'm', 'z']);
  });

  it('sorts by several fields in their own directions', () => {
    const docs: Doc[] = [
      { _id: 1, a: 'b', b: 1 },
      { _id: 2, a: 'a', b: 1 },
      { _id: 3, a: 'a', b: 2 },
      { _id: 4, a: 'a\0', b: 3 },
    ];
    expect(order({ a: -1, b: 1 }, docs)).toEqual([1, 4, 2, 3]);
  });

  it.each([
    [{ a: 2 }, 2],
    [{ a: { $meta: 'textScore' } }, 115],
  ])('%j is an error', (sort, code) => {
    expect(() => parseSort(sort)).toThrow(expect.objectContaining({ code }));
  });
});
