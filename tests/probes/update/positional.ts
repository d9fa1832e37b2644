import type { Topic } from '../probe.ts';

const one = (a: unknown) => [{ _id: 1, a }];
const items = [
  { k: 'x', n: 1 },
  { k: 'y', n: 5 },
  { k: 'y', n: 9 },
];

export const positional: Topic[] = [
  {
    source: 'Update Operators › $ (update)',
    docs: one(items),
    probes: [
      {
        name: 'a value of the array',
        docs: one([1, 5, 9, 5]),
        update: [{ _id: 1, a: 5 }, { $set: { 'a.$': 0 } }],
        leaves: one([1, 0, 9, 5]),
      },
      {
        name: 'by a comparison',
        docs: one([1, 5, 9]),
        update: [{ a: { $gt: 4 } }, { $set: { 'a.$': 0 } }],
        leaves: one([1, 0, 9]),
      },
      {
        name: 'by $in',
        docs: one([1, 5, 9]),
        update: [{ a: { $in: [9, 5] } }, { $set: { 'a.$': 0 } }],
        leaves: one([1, 0, 9]),
      },
      {
        name: 'a field of a document',
        update: [{ 'a.k': 'y' }, { $set: { 'a.$.n': 0 } }],
        leaves: one([
          { k: 'x', n: 1 },
          { k: 'y', n: 0 },
          { k: 'y', n: 9 },
        ]),
      },
      {
        name: 'by $elemMatch',
        update: [{ a: { $elemMatch: { k: 'y', n: { $gt: 6 } } } }, { $inc: { 'a.$.n': 1 } }],
        leaves: one([
          { k: 'x', n: 1 },
          { k: 'y', n: 5 },
          { k: 'y', n: 10 },
        ]),
      },
      {
        name: 'by $elemMatch on values',
        docs: one([1, 5, 9]),
        update: [{ a: { $elemMatch: { $gt: 4, $lt: 9 } } }, { $mul: { 'a.$': 2 } }],
        leaves: one([1, 10, 9]),
      },
      {
        name: 'the whole element',
        update: [{ 'a.k': 'x' }, { $set: { 'a.$': 7 } }],
        leaves: one([7, { k: 'y', n: 5 }, { k: 'y', n: 9 }]),
      },
      {
        name: 'a new field of the element',
        docs: one([{ k: 'x' }]),
        update: [{ 'a.k': 'x' }, { $set: { 'a.$.z': 1 } }],
        leaves: one([{ k: 'x', z: 1 }]),
      },
      {
        name: '$unset of the element leaves null',
        docs: one([1, 5]),
        update: [{ a: 5 }, { $unset: { 'a.$': '' } }],
        leaves: one([1, null]),
      },
      {
        name: '$push to an array of the element',
        docs: one([
          { k: 1, l: [] },
          { k: 2, l: [7] },
        ]),
        update: [{ 'a.k': 2 }, { $push: { 'a.$.l': 8 } }],
        leaves: one([
          { k: 1, l: [] },
          { k: 2, l: [7, 8] },
        ]),
      },
      {
        name: 'two fields of the element',
        docs: one([{ k: 'x', n: 1 }]),
        update: [{ 'a.k': 'x' }, { $set: { 'a.$.k': 'z' }, $inc: { 'a.$.n': 1 } }],
        leaves: one([{ k: 'z', n: 2 }]),
      },
      {
        name: 'in a nested document',
        docs: [{ _id: 1, b: { a: [1, 2] } }],
        update: [{ 'b.a': 2 }, { $set: { 'b.a.$': 9 } }],
        leaves: [{ _id: 1, b: { a: [1, 9] } }],
      },
      {
        name: 'each document its own position',
        docs: [
          { _id: 1, a: [1, 2] },
          { _id: 2, a: [2, 1] },
        ],
        updateMany: [{ a: 2 }, { $set: { 'a.$': 0 } }],
        leaves: [
          { _id: 1, a: [1, 0] },
          { _id: 2, a: [0, 1] },
        ],
      },
      {
        name: 'with another condition beside',
        docs: [{ _id: 1, a: [1, 2], b: 5 }],
        update: [{ a: 2, b: { $gt: 1 } }, { $set: { 'a.$': 0 } }],
        leaves: [{ _id: 1, a: [1, 0], b: 5 }],
      },
      {
        name: 'in $and',
        docs: one([1, 2]),
        update: [{ $and: [{ _id: 1 }, { a: 2 }] }, { $set: { 'a.$': 0 } }],
        leaves: one([1, 0]),
      },
      {
        name: 'by the part of $or that holds',
        docs: one([1, 5]),
        update: [{ $or: [{ a: 9 }, { a: 5 }] }, { $set: { 'a.$': 0 } }],
        leaves: one([1, 0]),
      },
      {
        name: 'a negation finds no position',
        docs: one([1, 5]),
        update: [{ a: { $ne: 9 } }, { $set: { 'a.$': 0 } }],
        code: 2,
      },
      {
        name: 'a whole array finds no position',
        docs: one([1]),
        update: [{ a: [1] }, { $set: { 'a.$': 0 } }],
        code: 2,
      },
      {
        name: 'with no condition on the array it is an error',
        update: [{ _id: 1 }, { $set: { 'a.$.n': 0 } }],
        code: 2,
      },
      {
        name: 'findOneAndUpdate',
        docs: one(items),
        findAndUpdate: [{ 'a.n': 9 }, { $set: { 'a.$.k': 'w' } }, { returnDocument: 'after' }],
        gives: {
          _id: 1,
          a: [
            { k: 'x', n: 1 },
            { k: 'y', n: 5 },
            { k: 'w', n: 9 },
          ],
        },
      },
    ],
  },
];
