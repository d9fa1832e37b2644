import type { Topic } from '../probe.ts';

const whole = { _id: 1, a: 1, b: { c: 1, d: { e: 2, f: 3 } }, g: [{ h: 1, i: 2 }, 5, { h: 3 }, [{ h: 4, i: 5 }]] };

export const projection: Topic[] = [
  {
    source: 'Project Fields to Return from Query',
    docs: [whole],
    probes: [
      { name: 'inclusion keeps the _id', find: {}, projection: { a: 1 }, gives: [{ _id: 1, a: 1 }] },
      { name: 'the _id may be left out', find: {}, projection: { a: 1, _id: 0 }, gives: [{ a: 1 }] },
      { name: 'the _id alone', find: {}, projection: { _id: 1 }, gives: [{ _id: 1 }] },
      {
        name: 'all but the _id',
        docs: [{ _id: 1, a: 1, b: 2 }],
        find: {},
        projection: { _id: 0 },
        gives: [{ a: 1, b: 2 }],
      },
      { name: 'true is one', find: {}, projection: { a: true }, gives: [{ _id: 1, a: 1 }] },
      { name: 'any number but zero is one', find: {}, projection: { a: -5 }, gives: [{ _id: 1, a: 1 }] },
      { name: 'exclusion', find: {}, projection: { b: 0, g: 0 }, gives: [{ _id: 1, a: 1 }] },
      { name: 'false is zero', find: {}, projection: { b: false, g: false }, gives: [{ _id: 1, a: 1 }] },
      {
        name: 'the order of the document',
        docs: [{ _id: 1, b: 1, a: 2 }],
        find: {},
        projection: { a: 1, b: 1 },
        gives: [{ _id: 1, b: 1, a: 2 }],
      },
      { name: 'a field that is missing', find: {}, projection: { zzz: 1 }, gives: [{ _id: 1 }] },
      { name: 'a dotted path', find: {}, projection: { 'b.d.e': 1 }, gives: [{ _id: 1, b: { d: { e: 2 } } }] },
      {
        name: 'a nested document',
        find: {},
        projection: { b: { d: { e: 1 } } },
        gives: [{ _id: 1, b: { d: { e: 2 } } }],
      },
      {
        name: 'two paths below one field',
        find: {},
        projection: { 'b.c': 1, 'b.d.f': 1 },
        gives: [{ _id: 1, b: { c: 1, d: { f: 3 } } }],
      },
      { name: 'a path through a value', find: {}, projection: { 'a.x': 1 }, gives: [{ _id: 1 }] },
      { name: 'a path that ends in a document', find: {}, projection: { 'b.zzz': 1 }, gives: [{ _id: 1, b: {} }] },
      {
        name: 'through an array scalars fall away',
        find: {},
        projection: { 'g.h': 1 },
        gives: [{ _id: 1, g: [{ h: 1 }, { h: 3 }, [{ h: 4 }]] }],
      },
      {
        name: 'exclusion through an array keeps scalars',
        find: {},
        projection: { a: 0, b: 0, 'g.h': 0 },
        gives: [{ _id: 1, g: [{ i: 2 }, 5, {}, [{ i: 5 }]] }],
      },
      {
        name: 'exclusion of a dotted path',
        find: {},
        projection: { g: 0, 'b.d': 0 },
        gives: [{ _id: 1, a: 1, b: { c: 1 } }],
      },
      { name: 'an empty projection is the document', find: {}, projection: {}, gives: [whole] },
      { name: 'inclusion beside exclusion is an error', find: {}, projection: { a: 1, b: 0 }, code: 31_254 },
      { name: 'exclusion beside inclusion is an error', find: {}, projection: { a: 0, b: 1 }, code: 31_253 },
      { name: 'a path and what it holds collide', find: {}, projection: { b: 1, 'b.c': 1 }, code: 31_249 },
      { name: 'what it holds and a path collide', find: {}, projection: { 'b.c': 1, b: 1 }, code: 31_250 },
    ],
  },
  {
    source: 'Projection Operators › $slice',
    docs: [{ _id: 1, a: [1, 2, 3, 4, 5], b: { c: [6, 7, 8] }, d: 9 }],
    probes: [
      {
        name: 'the first elements',
        find: {},
        projection: { a: { $slice: 2 } },
        gives: [{ _id: 1, a: [1, 2], b: { c: [6, 7, 8] }, d: 9 }],
      },
      {
        name: 'the last elements',
        find: {},
        projection: { a: { $slice: -2 }, b: 0 },
        gives: [{ _id: 1, a: [4, 5], d: 9 }],
      },
      {
        name: 'after some',
        find: {},
        projection: { a: { $slice: [1, 2] }, b: 0 },
        gives: [{ _id: 1, a: [2, 3], d: 9 }],
      },
      {
        name: 'from the end',
        find: {},
        projection: { a: { $slice: [-3, 2] }, b: 0 },
        gives: [{ _id: 1, a: [3, 4], d: 9 }],
      },
      {
        name: 'from before the beginning',
        find: {},
        projection: { a: { $slice: [-9, 2] }, b: 0 },
        gives: [{ _id: 1, a: [1, 2], d: 9 }],
      },
      {
        name: 'beyond the end',
        find: {},
        projection: { a: { $slice: [9, 2] }, b: 0 },
        gives: [{ _id: 1, a: [], d: 9 }],
      },
      {
        name: 'more than there are',
        find: {},
        projection: { a: { $slice: 9 }, b: 0 },
        gives: [{ _id: 1, a: [1, 2, 3, 4, 5], d: 9 }],
      },
      {
        name: 'beside an inclusion',
        find: {},
        projection: { d: 1, a: { $slice: 1 } },
        gives: [{ _id: 1, a: [1], d: 9 }],
      },
      {
        name: 'at a dotted path',
        find: {},
        projection: { 'b.c': { $slice: 1 }, a: 0 },
        gives: [{ _id: 1, b: { c: [6] }, d: 9 }],
      },
      {
        name: 'a field that is no array stays',
        find: {},
        projection: { d: { $slice: 1 }, a: 0, b: 0 },
        gives: [{ _id: 1, d: 9 }],
      },
    ],
  },
  {
    source: 'Projection Operators › $elemMatch',
    docs: [
      {
        _id: 1,
        a: [
          { x: 1, y: 1 },
          { x: 2, y: 2 },
          { x: 2, y: 3 },
        ],
        b: [5, 9],
        c: 1,
      },
    ],
    probes: [
      {
        name: 'the first element that matches',
        find: {},
        projection: { a: { $elemMatch: { x: 2 } } },
        gives: [{ _id: 1, a: [{ x: 2, y: 2 }] }],
      },
      { name: 'none leaves the field out', find: {}, projection: { a: { $elemMatch: { x: 9 } } }, gives: [{ _id: 1 }] },
      { name: 'on values', find: {}, projection: { b: { $elemMatch: { $gt: 6 } } }, gives: [{ _id: 1, b: [9] }] },
      {
        name: 'beside other fields',
        find: {},
        projection: { c: 1, a: { $elemMatch: { y: { $gte: 2 } } } },
        gives: [{ _id: 1, c: 1, a: [{ x: 2, y: 2 }] }],
      },
      {
        name: 'several conditions',
        find: {},
        projection: { a: { $elemMatch: { x: 2, y: 3 } } },
        gives: [{ _id: 1, a: [{ x: 2, y: 3 }] }],
      },
      {
        name: 'a field that is no array is left out',
        find: {},
        projection: { c: { $elemMatch: { $eq: 1 } } },
        gives: [{ _id: 1 }],
      },
    ],
  },
];
