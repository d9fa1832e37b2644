import type { Topic } from '../probe.ts';

const one = (a: unknown[]) => [{ _id: 1, a }];
const scores = [
  { n: 'x', s: 3 },
  { n: 'y', s: 1 },
];

export const push: Topic[] = [
  {
    source: 'Update Operators › $push',
    docs: one([1, 2]),
    probes: [
      { name: 'one value', update: [{ _id: 1 }, { $push: { a: 3 } }], leaves: one([1, 2, 3]) },
      { name: 'an array as one value', update: [{ _id: 1 }, { $push: { a: [3, 4] } }], leaves: one([1, 2, [3, 4]]) },
      { name: 'a document', update: [{ _id: 1 }, { $push: { a: { b: 1 } } }], leaves: one([1, 2, { b: 1 }]) },
      { name: 'null', update: [{ _id: 1 }, { $push: { a: null } }], leaves: one([1, 2, null]) },
      {
        name: 'to a missing field',
        docs: [{ _id: 1 }],
        update: [{ _id: 1 }, { $push: { a: 1, 'b.c': 2 } }],
        leaves: [{ _id: 1, a: [1], b: { c: [2] } }],
      },
      {
        name: 'to an array in an array',
        docs: one([[1], [2]]),
        update: [{ _id: 1 }, { $push: { 'a.1': 3 } }],
        leaves: one([[1], [2, 3]]),
      },
      { name: 'to a value is an error', docs: [{ _id: 1, a: 5 }], update: [{ _id: 1 }, { $push: { a: 1 } }], code: 2 },
      { name: 'to null is an error', docs: [{ _id: 1, a: null }], update: [{ _id: 1 }, { $push: { a: 1 } }], code: 2 },
      {
        name: 'to two arrays',
        docs: [{ _id: 1, a: [1], b: [2] }],
        update: [{ _id: 1 }, { $push: { a: 3, b: 4 } }],
        leaves: [{ _id: 1, a: [1, 3], b: [2, 4] }],
      },
    ],
  },
  {
    source: 'Update Operators › $each with $position, $slice and $sort',
    docs: one([5, 1, 3]),
    probes: [
      { name: '$each', update: [{ _id: 1 }, { $push: { a: { $each: [9, 2] } } }], leaves: one([5, 1, 3, 9, 2]) },
      {
        name: '$each with nothing',
        update: [{ _id: 1 }, { $push: { a: { $each: [] } } }],
        modified: 0,
        leaves: one([5, 1, 3]),
      },
      {
        name: '$each with nothing makes an array',
        docs: [{ _id: 1 }],
        update: [{ _id: 1 }, { $push: { a: { $each: [] } } }],
        leaves: one([]),
      },
      {
        name: '$position at the front',
        update: [{ _id: 1 }, { $push: { a: { $each: [9, 2], $position: 0 } } }],
        leaves: one([9, 2, 5, 1, 3]),
      },
      {
        name: '$position in the middle',
        update: [{ _id: 1 }, { $push: { a: { $each: [9], $position: 2 } } }],
        leaves: one([5, 1, 9, 3]),
      },
      {
        name: '$position beyond the end',
        update: [{ _id: 1 }, { $push: { a: { $each: [9], $position: 20 } } }],
        leaves: one([5, 1, 3, 9]),
      },
      {
        name: '$position from the end',
        update: [{ _id: 1 }, { $push: { a: { $each: [9, 8], $position: -2 } } }],
        leaves: one([5, 9, 8, 1, 3]),
      },
      {
        name: '$position before the beginning',
        update: [{ _id: 1 }, { $push: { a: { $each: [9], $position: -20 } } }],
        leaves: one([9, 5, 1, 3]),
      },
      {
        name: '$slice keeps the first',
        update: [{ _id: 1 }, { $push: { a: { $each: [9], $slice: 2 } } }],
        leaves: one([5, 1]),
      },
      {
        name: '$slice keeps the last',
        update: [{ _id: 1 }, { $push: { a: { $each: [9], $slice: -2 } } }],
        leaves: one([3, 9]),
      },
      {
        name: '$slice of zero empties',
        update: [{ _id: 1 }, { $push: { a: { $each: [9], $slice: 0 } } }],
        leaves: one([]),
      },
      {
        name: '$slice of more than there is',
        update: [{ _id: 1 }, { $push: { a: { $each: [9], $slice: -20 } } }],
        leaves: one([5, 1, 3, 9]),
      },
      {
        name: '$sort upwards',
        update: [{ _id: 1 }, { $push: { a: { $each: [4], $sort: 1 } } }],
        leaves: one([1, 3, 4, 5]),
      },
      {
        name: '$sort downwards',
        update: [{ _id: 1 }, { $push: { a: { $each: [4], $sort: -1 } } }],
        leaves: one([5, 4, 3, 1]),
      },
      {
        name: '$sort of what is there',
        update: [{ _id: 1 }, { $push: { a: { $each: [], $sort: 1 } } }],
        leaves: one([1, 3, 5]),
      },
      {
        name: '$sort, then $slice from the front',
        update: [{ _id: 1 }, { $push: { a: { $each: [4], $sort: 1, $slice: 2 } } }],
        leaves: one([1, 3]),
      },
      {
        name: '$sort, then $slice from the end',
        update: [{ _id: 1 }, { $push: { a: { $each: [4], $slice: -2, $sort: 1 } } }],
        leaves: one([4, 5]),
      },
      {
        name: '$position, then $slice',
        update: [{ _id: 1 }, { $push: { a: { $each: [9, 8], $position: 0, $slice: 3 } } }],
        leaves: one([9, 8, 5]),
      },
      {
        name: '$position, then $slice from the end',
        update: [{ _id: 1 }, { $push: { a: { $each: [9, 8], $position: 1, $slice: -3 } } }],
        leaves: one([8, 1, 3]),
      },
      {
        name: '$position does not outlast $sort',
        update: [{ _id: 1 }, { $push: { a: { $each: [2], $position: 0, $sort: -1 } } }],
        leaves: one([5, 3, 2, 1]),
      },
      {
        name: 'all four',
        update: [{ _id: 1 }, { $push: { a: { $each: [4, 2], $position: 1, $sort: 1, $slice: 3 } } }],
        leaves: one([1, 2, 3]),
      },
      { name: '$slice alone', update: [{ _id: 1 }, { $push: { a: { $each: [], $slice: 1 } } }], leaves: one([5]) },
      {
        name: '$sort of mixed types',
        docs: one(['b', 2, null, true]),
        update: [{ _id: 1 }, { $push: { a: { $each: [{ c: 1 }], $sort: 1 } } }],
        leaves: one([null, 2, 'b', { c: 1 }, true]),
      },
      {
        name: '$sort by a field',
        docs: one(scores),
        update: [{ _id: 1 }, { $push: { a: { $each: [{ n: 'z', s: 2 }], $sort: { s: 1 } } } }],
        leaves: one([
          { n: 'y', s: 1 },
          { n: 'z', s: 2 },
          { n: 'x', s: 3 },
        ]),
      },
      {
        name: '$sort by two fields',
        docs: one(scores),
        update: [{ _id: 1 }, { $push: { a: { $each: [{ n: 'w', s: 3 }], $sort: { s: -1, n: 1 } } } }],
        leaves: one([
          { n: 'w', s: 3 },
          { n: 'x', s: 3 },
          { n: 'y', s: 1 },
        ]),
      },
      {
        name: '$sort by a dotted field',
        docs: one([{ b: { c: 2 } }, { b: { c: 1 } }]),
        update: [{ _id: 1 }, { $push: { a: { $each: [], $sort: { 'b.c': 1 } } } }],
        leaves: one([{ b: { c: 1 } }, { b: { c: 2 } }]),
      },
      {
        name: 'the best three of a list',
        docs: one(scores),
        update: [
          { _id: 1 },
          {
            $push: {
              a: {
                $each: [
                  { n: 'v', s: 9 },
                  { n: 'u', s: 0 },
                ],
                $sort: { s: -1 },
                $slice: 3,
              },
            },
          },
        ],
        leaves: one([
          { n: 'v', s: 9 },
          { n: 'x', s: 3 },
          { n: 'y', s: 1 },
        ]),
      },
      {
        name: 'equal elements keep their order',
        docs: one([
          { n: 1, s: 1 },
          { n: 2, s: 1 },
        ]),
        update: [{ _id: 1 }, { $push: { a: { $each: [{ n: 3, s: 0 }], $sort: { s: 1 } } } }],
        leaves: one([
          { n: 3, s: 0 },
          { n: 1, s: 1 },
          { n: 2, s: 1 },
        ]),
      },
      { name: '$each needs an array', update: [{ _id: 1 }, { $push: { a: { $each: 1 } } }], code: 2 },
      {
        name: '$slice needs a whole number',
        update: [{ _id: 1 }, { $push: { a: { $each: [1], $slice: 1.5 } } }],
        code: 2,
      },
      {
        name: '$position needs a whole number',
        update: [{ _id: 1 }, { $push: { a: { $each: [1], $position: 'x' } } }],
        code: 2,
      },
      { name: '$sort needs 1 or -1', update: [{ _id: 1 }, { $push: { a: { $each: [1], $sort: 2 } } }], code: 2 },
      {
        name: 'an unknown modifier is an error',
        update: [{ _id: 1 }, { $push: { a: { $each: [1], $first: 2 } } }],
        code: 2,
      },
    ],
  },
];
