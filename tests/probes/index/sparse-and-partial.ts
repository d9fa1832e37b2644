import type { Topic } from '../probe.ts';

export const sparseAndPartial: Topic[] = [
  {
    source: 'Sparse Indexes',
    docs: [{ _id: 1, a: 1 }, { _id: 2 }, { _id: 3, a: null }],
    probes: [
      {
        name: 'unique and sparse lets fields be missing',
        indexes: [[{ a: 1 }, { unique: true, sparse: true }]],
        insert: [{ _id: 4 }],
        leaves: [{ _id: 1, a: 1 }, { _id: 2 }, { _id: 3, a: null }, { _id: 4 }],
      },
      {
        name: 'but null once',
        indexes: [[{ a: 1 }, { unique: true, sparse: true }]],
        insert: [{ _id: 4, a: null }],
        code: 11_000,
      },
      {
        name: 'it does not hide missing fields',
        indexes: [[{ a: 1 }, { sparse: true }]],
        find: { a: null },
        ids: [2, 3],
      },
      {
        name: 'nor from a sort',
        indexes: [[{ a: 1 }, { sparse: true }]],
        find: {},
        sort: { a: 1, _id: 1 },
        ids: [2, 3, 1],
      },
      {
        name: 'nor from $exists: false',
        indexes: [[{ a: 1 }, { sparse: true }]],
        find: { a: { $exists: false } },
        ids: [2],
      },
      { name: 'nor from a count', indexes: [[{ a: 1 }, { sparse: true }]], count: {}, gives: 3 },
      {
        name: 'compound: any field there is enough',
        docs: [{ _id: 1, a: 1 }, { _id: 2 }],
        indexes: [
          [
            { a: 1, b: 1 },
            { unique: true, sparse: true },
          ],
        ],
        insert: [{ _id: 3, a: 1 }],
        code: 11_000,
      },
      {
        name: 'compound: none there is left out',
        docs: [{ _id: 1, c: 1 }],
        indexes: [
          [
            { a: 1, b: 1 },
            { unique: true, sparse: true },
          ],
        ],
        insert: [{ _id: 2 }],
        leaves: [{ _id: 1, c: 1 }, { _id: 2 }],
      },
    ],
  },
  {
    source: 'Partial Indexes',
    docs: [
      { _id: 1, a: 1, s: 'open' },
      { _id: 2, a: 1, s: 'done' },
      { _id: 3, a: 2 },
    ],
    probes: [
      {
        name: 'unique among its documents only',
        indexes: [[{ a: 1 }, { unique: true, partialFilterExpression: { s: 'open' } }]],
        insert: [
          { _id: 4, a: 1, s: 'done' },
          { _id: 5, a: 1 },
        ],
        leaves: [
          { _id: 1, a: 1, s: 'open' },
          { _id: 2, a: 1, s: 'done' },
          { _id: 3, a: 2 },
          { _id: 4, a: 1, s: 'done' },
          { _id: 5, a: 1 },
        ],
      },
      {
        name: 'a duplicate among its documents',
        indexes: [[{ a: 1 }, { unique: true, partialFilterExpression: { s: 'open' } }]],
        insert: [{ _id: 4, a: 1, s: 'open' }],
        code: 11_000,
      },
      {
        name: 'an update that brings a duplicate in',
        indexes: [[{ a: 1 }, { unique: true, partialFilterExpression: { s: 'open' } }]],
        update: [{ _id: 2 }, { $set: { s: 'open' } }],
        code: 11_000,
      },
      {
        name: 'an update that takes one out',
        indexes: [[{ a: 1 }, { unique: true, partialFilterExpression: { s: 'open' } }]],
        update: [{ _id: 1 }, { $set: { s: 'done' } }],
        modified: 1,
      },
      {
        name: 'it hides nothing from a query beyond it',
        indexes: [[{ a: 1 }, { partialFilterExpression: { s: 'open' } }]],
        find: { a: 1 },
        ids: [1, 2],
      },
      {
        name: 'nor from a sort',
        indexes: [[{ a: 1 }, { partialFilterExpression: { s: 'open' } }]],
        find: {},
        sort: { a: -1, _id: 1 },
        ids: [3, 1, 2],
      },
      {
        name: 'a query within it',
        indexes: [[{ a: 1 }, { partialFilterExpression: { s: 'open' } }]],
        find: { a: 1, s: 'open' },
        ids: [1],
      },
      {
        name: 'by $exists',
        indexes: [[{ a: 1 }, { partialFilterExpression: { s: { $exists: true } } }]],
        find: { a: { $gt: 0 }, s: { $exists: true } },
        ids: [1, 2],
      },
      {
        name: 'by a comparison',
        indexes: [[{ a: 1 }, { partialFilterExpression: { a: { $gt: 1 } } }]],
        find: { a: { $gt: 0 } },
        ids: [1, 2, 3],
      },
    ],
  },
];
