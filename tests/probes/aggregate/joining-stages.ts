import type { Topic } from '../probe.ts';

const docs = [
  { _id: 1, a: 1, t: ['x', 'y'] },
  { _id: 2, a: 2, t: [] },
  { _id: 3, a: 3, t: null },
  { _id: 4, a: 4 },
  { _id: 5, a: 5, t: 'z' },
  { _id: 6, a: 6, t: [['p', 'q'], null] },
];
const ids = { $project: { _id: 1 as const } };

export const joiningStages: Topic[] = [
  {
    source: 'Aggregation Stages › $unwind',
    docs,
    probes: [
      {
        name: 'one document for each element',
        aggregate: [{ $match: { _id: 1 } }, { $unwind: '$t' }],
        gives: [
          { _id: 1, a: 1, t: 'x' },
          { _id: 1, a: 1, t: 'y' },
        ],
      },
      {
        name: 'nothing for empty, null and missing',
        aggregate: [{ $unwind: '$t' }, { $group: { _id: '$_id', n: { $sum: 1 } } }],
        gives: [
          { _id: 1, n: 2 },
          { _id: 5, n: 1 },
          { _id: 6, n: 2 },
        ],
      },
      {
        name: 'a value is an array of one',
        aggregate: [{ $match: { _id: 5 } }, { $unwind: { path: '$t' } }],
        gives: [{ _id: 5, a: 5, t: 'z' }],
      },
      {
        name: 'preserveNullAndEmptyArrays',
        aggregate: [
          { $match: { _id: { $in: [2, 3, 4] } } },
          { $unwind: { path: '$t', preserveNullAndEmptyArrays: true } },
        ],
        gives: [
          { _id: 2, a: 2 },
          { _id: 3, a: 3, t: null },
          { _id: 4, a: 4 },
        ],
      },
      {
        name: 'includeArrayIndex',
        aggregate: [
          { $match: { _id: { $in: [1, 5] } } },
          { $unwind: { path: '$t', includeArrayIndex: 'i' } },
          { $project: { i: 1 } },
          { $match: { i: null } },
        ],
        gives: [{ _id: 5, i: null }],
      },
      {
        name: 'one level only',
        aggregate: [{ $match: { _id: 6 } }, { $unwind: '$t' }],
        gives: [
          { _id: 6, a: 6, t: ['p', 'q'] },
          { _id: 6, a: 6, t: null },
        ],
      },
      {
        name: 'twice',
        docs: [{ _id: 1, t: [[1, 2], [3]] }],
        aggregate: [{ $unwind: '$t' }, { $unwind: '$t' }],
        gives: [
          { _id: 1, t: 1 },
          { _id: 1, t: 2 },
          { _id: 1, t: 3 },
        ],
      },
      {
        name: 'at a dotted path',
        docs: [{ _id: 1, b: { t: [1, 2], u: 0 } }],
        aggregate: [{ $unwind: '$b.t' }],
        gives: [
          { _id: 1, b: { t: 1, u: 0 } },
          { _id: 1, b: { t: 2, u: 0 } },
        ],
      },
      { name: 'the path begins with a dollar', aggregate: [{ $unwind: 't' }], code: 28_818 },
    ],
  },
  {
    source: 'Aggregation Stages › $facet',
    docs,
    probes: [
      {
        name: 'several pipelines over the same documents',
        aggregate: [
          { $match: { a: { $lte: 3 } } },
          { $facet: { n: [{ $count: 'n' }], top: [{ $sort: { a: -1 } }, { $limit: 1 }, ids] } },
        ],
        gives: [{ n: [{ n: 3 }], top: [{ _id: 3 }] }],
      },
      {
        name: 'an empty pipeline of results',
        aggregate: [{ $match: { a: 99 } }, { $facet: { n: [{ $count: 'n' }] } }],
        gives: [{ n: [] }],
      },
    ],
  },
  {
    source: 'Aggregation Stages › $lookup',
    docs: [{ _id: 1, k: 1 }, { _id: 2, k: 9 }, { _id: 3 }, { _id: 4, k: [1, 2] }],
    probes: [
      {
        name: 'equal values of another collection',
        others: [
          { _id: 'p', f: 1 },
          { _id: 'q', f: 2 },
          { _id: 'r', f: null },
        ],
        aggregate: [
          { $lookup: { from: 'others', localField: 'k', foreignField: 'f', as: 'o' } },
          { $match: { _id: { $in: [1, 2] } } },
        ],
        gives: [
          { _id: 1, k: 1, o: [{ _id: 'p', f: 1 }] },
          { _id: 2, k: 9, o: [] },
        ],
      },
      {
        name: 'a missing field finds null',
        others: [
          { _id: 'p', f: 1 },
          { _id: 'r', f: null },
        ],
        aggregate: [
          { $match: { _id: 3 } },
          { $lookup: { from: 'others', localField: 'k', foreignField: 'f', as: 'o' } },
        ],
        gives: [{ _id: 3, o: [{ _id: 'r', f: null }] }],
      },
      {
        name: 'an array finds each of its elements',
        others: [
          { _id: 'p', f: 1 },
          { _id: 'q', f: 2 },
          { _id: 'r', f: 3 },
        ],
        aggregate: [
          { $match: { _id: 4 } },
          { $lookup: { from: 'others', localField: 'k', foreignField: 'f', as: 'o' } },
          { $unwind: '$o' },
          { $sort: { 'o._id': 1 } },
        ],
        gives: [
          { _id: 4, k: [1, 2], o: { _id: 'p', f: 1 } },
          { _id: 4, k: [1, 2], o: { _id: 'q', f: 2 } },
        ],
      },
    ],
  },
  {
    source: 'Aggregation Stages › what the embedded store leaves to MongoDB',
    docs,
    probes: [
      { name: '$out', aggregate: [{ $out: 'copies' }], refused: true },
      { name: '$merge', aggregate: [{ $merge: 'copies' }], refused: true },
      { name: '$geoNear', aggregate: [{ $geoNear: { near: [1, 1], distanceField: 'd' } }], refused: true },
      {
        name: '$graphLookup',
        aggregate: [
          { $graphLookup: { from: 'o', startWith: '$a', connectFromField: 'a', connectToField: 'b', as: 'g' } },
        ],
        refused: true,
      },
      {
        name: '$setWindowFields',
        aggregate: [{ $setWindowFields: { sortBy: { a: 1 }, output: { s: { $sum: '$a' } } } }],
        refused: true,
      },
    ],
  },
];
