import type { Topic } from '../probe.ts';

const docs = [
  {
    _id: 1,
    a: [
      { x: 1, y: 1 },
      { x: 2, y: 2 },
    ],
    b: [5, 9],
    c: { d: [3, 4] },
    s: 1,
  },
];

export const positionalProjection: Topic[] = [
  {
    source: 'Projection Operators › $ (projection)',
    docs,
    probes: [
      {
        name: 'the value the query matched',
        find: { b: { $gt: 6 } },
        projection: { 'b.$': 1 },
        gives: [{ _id: 1, b: [9] }],
      },
      {
        name: 'the document the query matched',
        find: { 'a.x': 2 },
        projection: { 'a.$': 1 },
        gives: [{ _id: 1, a: [{ x: 2, y: 2 }] }],
      },
      {
        name: 'by $elemMatch',
        find: { a: { $elemMatch: { x: 2, y: { $gt: 1 } } } },
        projection: { 'a.$': true, _id: 0 },
        gives: [{ a: [{ x: 2, y: 2 }] }],
      },
      {
        name: 'each document its own position',
        docs: [
          { _id: 1, b: [1, 2] },
          { _id: 2, b: [2, 1] },
          { _id: 3, b: [3, 3, 2] },
        ],
        find: { b: 2 },
        sort: { _id: -1 },
        projection: { 'b.$': 1, _id: 0 },
        gives: [{ b: [2] }, { b: [2] }, { b: [2] }],
      },
      {
        name: 'beside other fields, in the order of the document',
        find: { b: 9 },
        projection: { s: 1, 'b.$': 1 },
        gives: [{ _id: 1, b: [9], s: 1 }],
      },
      {
        name: 'in a nested document',
        find: { 'c.d': 4 },
        projection: { 'c.d.$': 1 },
        gives: [{ _id: 1, c: { d: [4] } }],
      },
      {
        name: 'in the first array of the path',
        find: { 'a.x': 2 },
        projection: { 'a.x.$': 1 },
        gives: [{ _id: 1, a: [{ x: 2 }] }],
      },
      {
        name: 'a field that is no array stays',
        find: { s: 1 },
        projection: { 's.$': 1 },
        gives: [{ _id: 1, s: 1 }],
      },
      {
        name: 'beside a slice',
        find: { b: 9 },
        projection: { 'b.$': 1, 'c.d': { $slice: 1 } },
        gives: [{ _id: 1, b: [9], c: { d: [3] } }],
      },
      { name: 'no match gives nothing', find: { b: 77 }, projection: { 'b.$': 1 }, gives: [] },
      { name: 'a negation finds no element', find: { b: { $ne: 77 } }, projection: { 'b.$': 1 }, code: 51_246 },
      { name: 'nor does $size', find: { b: { $size: 2 } }, projection: { 'b.$': 1 }, code: 51_246 },
      {
        name: 'a position of another array may be beyond the end',
        docs: [{ _id: 1, a: [1], b: [5, 9] }],
        find: { a: { $size: 1 }, b: 9 },
        projection: { 'a.$': 1 },
        code: 51_247,
      },
      { name: 'a field the query says nothing of', find: { s: 1 }, projection: { 'b.$': 1 }, code: 31_277 },
      { name: 'two of them', find: { b: 9, 'c.d': 4 }, projection: { 'b.$': 1, 'c.d.$': 1 }, code: 31_276 },
      { name: 'after $elemMatch', find: { b: 9 }, projection: { a: { $elemMatch: { x: 1 } }, 'b.$': 1 }, code: 31_256 },
      {
        name: 'before $elemMatch',
        find: { b: 9 },
        projection: { 'b.$': 1, a: { $elemMatch: { x: 1 } } },
        code: 31_255,
      },
      { name: 'in the middle of a path', find: { 'a.x': 1 }, projection: { 'a.$.x': 1 }, code: 31_394 },
      { name: 'left out', find: { b: 9 }, projection: { 'b.$': 0 }, code: 31_395 },
      { name: 'beside what is left out', find: { b: 9 }, projection: { 'b.$': 1, s: 0 }, code: 31_254 },
      { name: 'with a document', find: { b: 9 }, projection: { 'b.$': { $slice: 1 } }, code: 31_271 },
      {
        name: 'in findOneAndUpdate',
        findAndUpdate: [{ b: 9 }, { $set: { z: 1 } }, { projection: { 'b.$': 1 } }],
        refused: true,
      },
    ],
  },
];
