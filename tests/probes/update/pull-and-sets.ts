import { Long } from 'mongodb';
import type { Topic } from '../probe.ts';

const one = (a: unknown) => [{ _id: 1, a }];

export const pullAndSets: Topic[] = [
  {
    source: 'Update Operators › $addToSet',
    docs: one([1, { x: 1, y: 2 }, [3]]),
    probes: [
      { name: 'a new value', docs: one([1]), update: [{ _id: 1 }, { $addToSet: { a: 2 } }], leaves: one([1, 2]) },
      { name: 'a value that is there', update: [{ _id: 1 }, { $addToSet: { a: 1 } }], modified: 0 },
      { name: 'an equal number of another kind', update: [{ _id: 1 }, { $addToSet: { a: Long.ONE } }], modified: 0 },
      { name: 'an equal document', update: [{ _id: 1 }, { $addToSet: { a: { x: 1, y: 2 } } }], modified: 0 },
      {
        name: 'a document in another order',
        docs: one([{ x: 1, y: 2 }]),
        update: [{ _id: 1 }, { $addToSet: { a: { y: 2, x: 1 } } }],
        leaves: one([
          { x: 1, y: 2 },
          { y: 2, x: 1 },
        ]),
      },
      {
        name: 'an array as one value',
        docs: one([1]),
        update: [{ _id: 1 }, { $addToSet: { a: [1] } }],
        leaves: one([1, [1]]),
      },
      { name: 'an equal array', update: [{ _id: 1 }, { $addToSet: { a: [3] } }], modified: 0 },
      {
        name: 'to a missing field',
        docs: [{ _id: 1 }],
        update: [{ _id: 1 }, { $addToSet: { a: 1 } }],
        leaves: one([1]),
      },
      {
        name: '$each',
        docs: one([1]),
        update: [{ _id: 1 }, { $addToSet: { a: { $each: [2, 1, 3, 2] } } }],
        leaves: one([1, 2, 3]),
      },
      {
        name: '$each to a missing field',
        docs: [{ _id: 1 }],
        update: [{ _id: 1 }, { $addToSet: { a: { $each: [2, 2] } } }],
        leaves: one([2]),
      },
      {
        name: 'what is there twice stays',
        docs: one([1, 1]),
        update: [{ _id: 1 }, { $addToSet: { a: 2 } }],
        leaves: one([1, 1, 2]),
      },
      { name: 'null once', docs: one([null]), update: [{ _id: 1 }, { $addToSet: { a: null } }], modified: 0 },
      { name: 'to a value is an error', docs: one(5), update: [{ _id: 1 }, { $addToSet: { a: 1 } }], code: 2 },
      { name: '$each needs an array', update: [{ _id: 1 }, { $addToSet: { a: { $each: 1 } } }], code: 14 },
      { name: '$each stands alone', update: [{ _id: 1 }, { $addToSet: { a: { $each: [1], $slice: 1 } } }], code: 2 },
    ],
  },
  {
    source: 'Update Operators › $pull',
    docs: one([1, 2, 3, 2]),
    probes: [
      { name: 'every equal value', update: [{ _id: 1 }, { $pull: { a: 2 } }], leaves: one([1, 3]) },
      { name: 'a condition', update: [{ _id: 1 }, { $pull: { a: { $gte: 2 } } }], leaves: one([1]) },
      { name: '$in', update: [{ _id: 1 }, { $pull: { a: { $in: [1, 3] } } }], leaves: one([2, 2]) },
      { name: '$nin', update: [{ _id: 1 }, { $pull: { a: { $nin: [1, 3] } } }], leaves: one([1, 3]) },
      { name: '$ne', update: [{ _id: 1 }, { $pull: { a: { $ne: 2 } } }], leaves: one([2, 2]) },
      { name: 'nothing that matches', update: [{ _id: 1 }, { $pull: { a: 9 } }], modified: 0 },
      {
        name: 'documents by some of their fields',
        docs: one([{ x: 1, y: 1 }, { x: 1, y: 2 }, { x: 2 }]),
        update: [{ _id: 1 }, { $pull: { a: { x: 1 } } }],
        leaves: one([{ x: 2 }]),
      },
      {
        name: 'documents by conditions',
        docs: one([
          { x: 1, y: 1 },
          { x: 5, y: 2 },
        ]),
        update: [{ _id: 1 }, { $pull: { a: { x: { $gt: 2 }, y: 2 } } }],
        leaves: one([{ x: 1, y: 1 }]),
      },
      {
        name: 'documents by a dotted path',
        docs: one([{ x: { y: 1 } }, { x: { y: 2 } }]),
        update: [{ _id: 1 }, { $pull: { a: { 'x.y': 1 } } }],
        leaves: one([{ x: { y: 2 } }]),
      },
      {
        name: 'documents by $elemMatch',
        docs: one([{ l: [{ q: 1, v: 5 }] }, { l: [{ q: 2, v: 9 }] }]),
        update: [{ _id: 1 }, { $pull: { a: { l: { $elemMatch: { q: 2, v: { $gte: 8 } } } } } }],
        leaves: one([{ l: [{ q: 1, v: 5 }] }]),
      },
      {
        name: 'documents without a field',
        docs: one([{ x: 1 }, { y: 1 }]),
        update: [{ _id: 1 }, { $pull: { a: { x: null } } }],
        leaves: one([{ x: 1 }]),
      },
      {
        name: 'a filter leaves scalars',
        docs: one([1, { x: 1 }]),
        update: [{ _id: 1 }, { $pull: { a: { x: 1 } } }],
        leaves: one([1]),
      },
      {
        name: 'an array exactly',
        docs: one([[1, 2], [2, 1], 1]),
        update: [{ _id: 1 }, { $pull: { a: [1, 2] } }],
        leaves: one([[2, 1], 1]),
      },
      {
        name: 'a value leaves inner arrays',
        docs: one([[1], 1]),
        update: [{ _id: 1 }, { $pull: { a: 1 } }],
        leaves: one([[1]]),
      },
      {
        name: 'a condition enters inner arrays',
        docs: one([[1, 9], [1], 9]),
        update: [{ _id: 1 }, { $pull: { a: { $gt: 5 } } }],
        leaves: one([[1]]),
      },
      {
        name: '$size of inner arrays',
        docs: one([[1, 9], [1], 9]),
        update: [{ _id: 1 }, { $pull: { a: { $size: 2 } } }],
        leaves: one([[1], 9]),
      },
      { name: 'null', docs: one([null, 1]), update: [{ _id: 1 }, { $pull: { a: null } }], leaves: one([1]) },
      {
        name: 'a pattern',
        docs: one(['ab', 'bc', 3]),
        update: [{ _id: 1 }, { $pull: { a: /^a/ } }],
        leaves: one(['bc', 3]),
      },
      {
        name: 'at a dotted path',
        docs: [{ _id: 1, b: { a: [1, 2] } }],
        update: [{ _id: 1 }, { $pull: { 'b.a': 1 } }],
        leaves: [{ _id: 1, b: { a: [2] } }],
      },
      {
        name: 'from every inner array',
        docs: one([{ l: [1, 2] }, { l: [2] }]),
        update: [{ _id: 1 }, { $pull: { 'a.$[].l': 2 } }],
        leaves: one([{ l: [1] }, { l: [] }]),
      },
      { name: 'a missing field', update: [{ _id: 1 }, { $pull: { zzz: 1 } }], modified: 0 },
      { name: 'of a value is an error', docs: one(5), update: [{ _id: 1 }, { $pull: { a: 5 } }], code: 2 },
      {
        name: 'of the whole collection',
        docs: [
          { _id: 1, a: [1] },
          { _id: 2, a: [2] },
        ],
        updateMany: [{}, { $pull: { a: 1 } }],
        matched: 2,
        modified: 1,
        leaves: [
          { _id: 1, a: [] },
          { _id: 2, a: [2] },
        ],
      },
    ],
  },
  {
    source: 'Update Operators › $pullAll',
    docs: one([1, 2, 3, 2, [1], { x: 1 }]),
    probes: [
      {
        name: 'every listed value',
        update: [{ _id: 1 }, { $pullAll: { a: [2, 3] } }],
        leaves: one([1, [1], { x: 1 }]),
      },
      {
        name: 'arrays and documents exactly',
        update: [{ _id: 1 }, { $pullAll: { a: [[1], { x: 1 }] } }],
        leaves: one([1, 2, 3, 2]),
      },
      { name: 'an empty list', update: [{ _id: 1 }, { $pullAll: { a: [] } }], modified: 0 },
      { name: 'a missing field', update: [{ _id: 1 }, { $pullAll: { zzz: [1] } }], modified: 0 },
      { name: 'it needs an array', update: [{ _id: 1 }, { $pullAll: { a: 1 } }], code: 2 },
      { name: 'of a value is an error', docs: one(5), update: [{ _id: 1 }, { $pullAll: { a: [5] } }], code: 2 },
    ],
  },
  {
    source: 'Update Operators › $pop',
    docs: one([1, 2, 3]),
    probes: [
      { name: 'the last', update: [{ _id: 1 }, { $pop: { a: 1 } }], leaves: one([1, 2]) },
      { name: 'the first', update: [{ _id: 1 }, { $pop: { a: -1 } }], leaves: one([2, 3]) },
      { name: 'the only one', docs: one([1]), update: [{ _id: 1 }, { $pop: { a: 1 } }], leaves: one([]) },
      { name: 'of an empty array', docs: one([]), update: [{ _id: 1 }, { $pop: { a: 1 } }], modified: 0 },
      { name: 'of a missing field', update: [{ _id: 1 }, { $pop: { zzz: 1 } }], modified: 0 },
      {
        name: 'of an inner array',
        docs: one([[1, 2]]),
        update: [{ _id: 1 }, { $pop: { 'a.0': 1 } }],
        leaves: one([[1]]),
      },
      { name: 'of a value is an error', docs: one(5), update: [{ _id: 1 }, { $pop: { a: 1 } }], code: 14 },
      { name: 'it needs 1 or -1', update: [{ _id: 1 }, { $pop: { a: 2 } }], code: 9 },
    ],
  },
];
