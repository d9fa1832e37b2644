import { Long } from 'mongodb';
import type { Topic } from '../probe.ts';

export const unique: Topic[] = [
  {
    source: 'Unique Indexes',
    docs: [],
    probes: [
      {
        name: 'a duplicate is refused',
        indexes: [[{ a: 1 }, { unique: true }]],
        docs: [{ _id: 1, a: 1 }],
        insert: [{ _id: 2, a: 1 }],
        code: 11_000,
        leaves: [{ _id: 1, a: 1 }],
      },
      {
        name: 'a number of another kind is a duplicate',
        indexes: [[{ a: 1 }, { unique: true }]],
        docs: [{ _id: 1, a: 1 }],
        insert: [{ _id: 2, a: Long.ONE }],
        code: 11_000,
      },
      {
        name: 'null is a duplicate of missing',
        indexes: [[{ a: 1 }, { unique: true }]],
        docs: [{ _id: 1 }],
        insert: [{ _id: 2, a: null }],
        code: 11_000,
      },
      {
        name: 'one document may lack the field, no second',
        indexes: [[{ a: 1 }, { unique: true }]],
        docs: [{ _id: 1, a: 1 }],
        insert: [{ _id: 2 }, { _id: 3 }],
        code: 11_000,
        leaves: [{ _id: 1, a: 1 }, { _id: 2 }],
      },
      {
        name: 'values repeat within one array',
        indexes: [[{ a: 1 }, { unique: true }]],
        insert: [{ _id: 1, a: [1, 1] }],
        leaves: [{ _id: 1, a: [1, 1] }],
      },
      {
        name: 'but not between documents',
        indexes: [[{ a: 1 }, { unique: true }]],
        docs: [{ _id: 1, a: [1, 2] }],
        insert: [{ _id: 2, a: [2, 3] }],
        code: 11_000,
      },
      {
        name: 'an array and a value',
        indexes: [[{ a: 1 }, { unique: true }]],
        docs: [{ _id: 1, a: [1, 2] }],
        insert: [{ _id: 2, a: 2 }],
        code: 11_000,
      },
      {
        name: 'compound: the combination counts',
        indexes: [[{ a: 1, b: 1 }, { unique: true }]],
        docs: [{ _id: 1, a: 1, b: 1 }],
        insert: [
          { _id: 2, a: 1, b: 2 },
          { _id: 3, a: 2, b: 1 },
        ],
        leaves: [
          { _id: 1, a: 1, b: 1 },
          { _id: 2, a: 1, b: 2 },
          { _id: 3, a: 2, b: 1 },
        ],
      },
      {
        name: 'compound: a duplicate combination',
        indexes: [[{ a: 1, b: -1 }, { unique: true }]],
        docs: [{ _id: 1, a: 1, b: 1 }],
        insert: [{ _id: 2, a: 1, b: 1 }],
        code: 11_000,
      },
      {
        name: 'compound: missing counts as null',
        indexes: [[{ a: 1, b: 1 }, { unique: true }]],
        docs: [{ _id: 1, a: 1 }],
        insert: [{ _id: 2, a: 1, b: null }],
        code: 11_000,
      },
      {
        name: 'documents by their content',
        indexes: [[{ a: 1 }, { unique: true }]],
        docs: [{ _id: 1, a: { x: 1, y: 2 } }],
        insert: [{ _id: 2, a: { y: 2, x: 1 } }],
        leaves: [
          { _id: 1, a: { x: 1, y: 2 } },
          { _id: 2, a: { y: 2, x: 1 } },
        ],
      },
      {
        name: 'an update to a duplicate',
        indexes: [[{ a: 1 }, { unique: true }]],
        docs: [
          { _id: 1, a: 1 },
          { _id: 2, a: 2 },
        ],
        update: [{ _id: 2 }, { $set: { a: 1 } }],
        code: 11_000,
        leaves: [
          { _id: 1, a: 1 },
          { _id: 2, a: 2 },
        ],
      },
      {
        name: 'an update to itself',
        indexes: [[{ a: 1 }, { unique: true }]],
        docs: [{ _id: 1, a: 1 }],
        update: [{ _id: 1 }, { $set: { a: 1, b: 2 } }],
        leaves: [{ _id: 1, a: 1, b: 2 }],
      },
      {
        name: 'an upsert of a duplicate',
        indexes: [[{ a: 1 }, { unique: true }]],
        docs: [{ _id: 1, a: 1 }],
        update: [{ _id: 2 }, { $set: { a: 1 } }, { upsert: true }],
        code: 11_000,
      },
      {
        name: 'a value that was freed',
        indexes: [[{ a: 1 }, { unique: true }]],
        docs: [{ _id: 1, a: 1 }],
        updateMany: [{ a: 1 }, { $inc: { a: 1 } }],
        leaves: [{ _id: 1, a: 2 }],
      },
      {
        name: 'elements of one array keep together',
        indexes: [[{ 'a.x': 1, 'a.y': 1 }, { unique: true }]],
        docs: [
          {
            _id: 1,
            a: [
              { x: 1, y: 1 },
              { x: 2, y: 2 },
            ],
          },
        ],
        insert: [{ _id: 2, a: [{ x: 1, y: 2 }] }],
        leaves: [
          {
            _id: 1,
            a: [
              { x: 1, y: 1 },
              { x: 2, y: 2 },
            ],
          },
          { _id: 2, a: [{ x: 1, y: 2 }] },
        ],
      },
      {
        name: 'elements of one array clash together',
        indexes: [[{ 'a.x': 1, 'a.y': 1 }, { unique: true }]],
        docs: [
          {
            _id: 1,
            a: [
              { x: 1, y: 1 },
              { x: 2, y: 2 },
            ],
          },
        ],
        insert: [{ _id: 2, a: { x: 2, y: 2 } }],
        code: 11_000,
      },
      {
        name: 'it is not built over duplicates',
        docs: [
          { _id: 1, a: 1 },
          { _id: 2, a: 1 },
        ],
        createIndex: [{ a: 1 }, { unique: true }],
        code: 11_000,
      },
    ],
  },
];
