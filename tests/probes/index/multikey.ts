import type { Topic } from '../probe.ts';

export const multikey: Topic[] = [
  {
    source: 'Multikey Indexes › Compound Multikey Indexes',
    docs: [
      { _id: 1, a: [1, 2], b: 1 },
      { _id: 2, a: 1, b: [1, 2] },
    ],
    probes: [
      {
        name: 'documents with an array each in other fields',
        indexes: [[{ a: 1, b: 1 }]],
        find: { a: 1, b: 1 },
        ids: [1, 2],
      },
      {
        name: 'two arrays in one document are an error',
        indexes: [[{ a: 1, b: 1 }]],
        insert: [{ _id: 3, a: [1], b: [2] }],
        code: 171,
      },
      { name: 'and by an update', indexes: [[{ a: 1, b: 1 }]], update: [{ _id: 1 }, { $set: { b: [3] } }], code: 171 },
      {
        name: 'a build over two arrays is an error',
        docs: [{ _id: 3, a: [1], b: [2] }],
        createIndex: [{ a: 1, b: 1 }],
        code: 171,
      },
      {
        name: 'one element within the bounds',
        docs: [
          { _id: 1, a: [5, 9] },
          { _id: 2, a: [4] },
        ],
        indexes: [[{ a: 1 }]],
        find: { a: { $gt: 3, $lt: 5 } },
        ids: [2],
      },
      {
        name: 'bounds by the ends of an array',
        docs: [
          { _id: 1, a: [1, 9] },
          { _id: 2, a: [0] },
        ],
        indexes: [[{ a: 1 }]],
        find: { a: { $gt: 5, $lt: 5 } },
        ids: [1],
      },
      {
        name: '$elemMatch by an index',
        docs: [
          { _id: 1, a: [1, 9] },
          { _id: 2, a: [4, 20] },
        ],
        indexes: [[{ a: 1 }]],
        find: { a: { $elemMatch: { $gt: 3, $lt: 5 } } },
        ids: [2],
      },
      {
        name: 'a whole array by an index',
        docs: [
          { _id: 1, a: [1, 9] },
          { _id: 2, a: [9, 1] },
          { _id: 3, a: [[1, 9]] },
        ],
        indexes: [[{ a: 1 }]],
        find: { a: [1, 9] },
        ids: [1, 3],
      },
      {
        name: 'an empty array by an index',
        docs: [{ _id: 1, a: [] }, { _id: 2 }, { _id: 3, a: null }],
        indexes: [[{ a: 1 }]],
        find: { a: [] },
        ids: [1],
      },
      {
        name: 'null by an index',
        docs: [{ _id: 1, a: [] }, { _id: 2 }, { _id: 3, a: null }, { _id: 4, a: [null] }],
        indexes: [[{ a: 1 }]],
        find: { a: null },
        ids: [2, 3, 4],
      },
      {
        name: 'null in elements by an index',
        docs: [
          { _id: 1, a: [{ b: 1 }, {}] },
          { _id: 2, a: [1] },
          { _id: 3, a: [] },
        ],
        indexes: [[{ 'a.b': 1 }]],
        find: { 'a.b': null },
        ids: [1],
      },
      {
        name: 'one document once',
        docs: [{ _id: 1, a: [1, 2, 3] }],
        indexes: [[{ a: 1 }]],
        find: { a: { $gte: 1 } },
        gives: [{ _id: 1, a: [1, 2, 3] }],
      },
    ],
  },
];
