import type { Topic } from '../probe.ts';

const docs = [
  { _id: 1, a: null },
  { _id: 2 },
  { _id: 3, a: 0 },
  { _id: 4, a: [] },
  { _id: 5, a: [null] },
  { _id: 6, a: '' },
  { _id: 7, a: { b: null } },
  { _id: 8, a: undefined },
];

export const nullAndMissing: Topic[] = [
  {
    source: 'Query for Null or Missing Fields',
    docs,
    probes: [
      { name: 'null finds null, missing and null in an array', find: { a: null }, ids: [1, 2, 5, 8] },
      { name: 'the driver sends undefined as null', find: { a: { $type: 'null' } }, ids: [1, 5, 8] },
      { name: '$exists: true finds null', find: { a: { $exists: true } }, ids: [1, 3, 4, 5, 6, 7, 8] },
      { name: '$exists: false finds missing only', find: { a: { $exists: false } }, ids: [2] },
      { name: 'null that is there', find: { a: { $eq: null, $exists: true } }, ids: [1, 5, 8] },
      { name: '$gte null is null and missing', find: { a: { $gte: null } }, ids: [1, 2, 5, 8] },
      { name: '$lte null is null and missing', find: { a: { $lte: null } }, ids: [1, 2, 5, 8] },
      { name: '$gt null is nothing', find: { a: { $gt: null } }, ids: [] },
      { name: '$not null', find: { a: { $not: { $eq: null } } }, ids: [3, 4, 6, 7] },
      { name: '$in null', find: { a: { $in: [null] } }, ids: [1, 2, 5, 8] },
      { name: '$nin null', find: { a: { $nin: [null] } }, ids: [3, 4, 6, 7] },
      { name: 'an empty array is not null', find: { a: { $ne: null }, _id: 4 }, ids: [4] },
      { name: 'counting null', count: { a: null }, gives: 4 },
    ],
  },
  {
    source: 'Query for Null or Missing Fields: embedded',
    docs: [
      { _id: 1, a: { b: null } },
      { _id: 2, a: {} },
      { _id: 3, a: 5 },
      { _id: 4 },
      { _id: 5, a: { b: 1 } },
      { _id: 6, a: [{ b: 1 }, { c: 1 }] },
      { _id: 7, a: [{ b: 1 }, { b: 2 }] },
      { _id: 8, a: [] },
      { _id: 9, a: [1, 2] },
      { _id: 10, a: null },
    ],
    probes: [
      { name: 'null at a path that ends early', find: { 'a.b': null }, ids: [1, 2, 3, 4, 6, 10] },
      { name: '$exists at a path', find: { 'a.b': { $exists: true } }, ids: [1, 5, 6, 7] },
      { name: '$exists: false at a path', find: { 'a.b': { $exists: false } }, ids: [2, 3, 4, 8, 9, 10] },
      { name: '$ne null at a path', find: { 'a.b': { $ne: null } }, ids: [5, 7, 8, 9] },
      { name: '$elemMatch for an element without the field', find: { a: { $elemMatch: { b: null } } }, ids: [6] },
      { name: 'an empty document equals itself only', find: { a: {} }, ids: [2] },
      { name: 'a document with null equals itself only', find: { a: { b: null } }, ids: [1] },
    ],
  },
];
