import { Long } from 'mongodb';
import type { Topic } from '../probe.ts';

const sales = [
  { _id: 1, g: 'a', n: 4, t: ['x', 'y'] },
  { _id: 2, g: 'b', n: 10 },
  { _id: 3, g: 'a', n: 1.5, t: ['x'] },
  { _id: 4, g: null, n: 'text' },
  { _id: 5, n: null, t: [] },
  { _id: 6, g: 'b' },
];

export const group: Topic[] = [
  {
    source: 'Aggregation Stages › $group',
    docs: sales,
    probes: [
      {
        name: 'null and missing are one group',
        aggregate: [{ $group: { _id: '$g', n: { $sum: 1 } } }],
        gives: [
          { _id: 'a', n: 2 },
          { _id: 'b', n: 2 },
          { _id: null, n: 2 },
        ],
      },
      {
        name: 'null takes all together',
        aggregate: [{ $group: { _id: null, n: { $sum: 1 } } }],
        gives: [{ _id: null, n: 6 }],
      },
      {
        name: 'any constant takes all together',
        aggregate: [{ $group: { _id: 'all', n: { $sum: 1 } } }],
        gives: [{ _id: 'all', n: 6 }],
      },
      {
        name: 'no documents, no group',
        aggregate: [{ $match: { _id: 99 } }, { $group: { _id: null, n: { $sum: 1 } } }],
        gives: [],
      },
      {
        name: 'by a document, missing fields left out',
        aggregate: [{ $match: { _id: { $gte: 5 } } }, { $group: { _id: { g: '$g', n: '$n' }, c: { $sum: 1 } } }],
        gives: [
          { _id: { n: null }, c: 1 },
          { _id: { g: 'b' }, c: 1 },
        ],
      },
      {
        name: 'by an array',
        aggregate: [{ $match: { t: { $exists: true } } }, { $group: { _id: '$t', c: { $sum: 1 } } }],
        gives: [
          { _id: ['x', 'y'], c: 1 },
          { _id: ['x'], c: 1 },
          { _id: [], c: 1 },
        ],
      },
      {
        name: 'by an expression',
        aggregate: [{ $group: { _id: { $eq: ['$g', 'a'] }, c: { $sum: 1 } } }],
        gives: [
          { _id: true, c: 2 },
          { _id: false, c: 4 },
        ],
      },
      {
        name: 'numbers of all kinds are one',
        docs: [
          { _id: 1, k: 1 },
          { _id: 2, k: Long.ONE },
        ],
        aggregate: [{ $group: { _id: '$k', c: { $sum: 1 } } }, { $project: { _id: 0, c: 1 } }],
        gives: [{ c: 2 }],
      },
      {
        name: 'distinct values without accumulators',
        aggregate: [{ $group: { _id: '$g' } }],
        gives: [{ _id: 'a' }, { _id: 'b' }, { _id: null }],
      },
      { name: 'it needs an _id', aggregate: [{ $group: { n: { $sum: 1 } } }], code: 15_955 },
      { name: 'a field needs an accumulator', aggregate: [{ $group: { _id: 1, n: 5 } }], code: 40_234 },
      { name: 'an accumulator is alone', aggregate: [{ $group: { _id: 1, n: { $sum: 1, $avg: 1 } } }], code: 40_238 },
      { name: 'a field has no dot', aggregate: [{ $group: { _id: 1, 'a.b': { $sum: 1 } } }], code: 40_235 },
    ],
  },
  {
    source: 'Aggregation Stages › $bucket',
    docs: [
      { _id: 1, n: 5 },
      { _id: 2, n: 10 },
      { _id: 3, n: 25 },
      { _id: 4, n: 9 },
    ],
    probes: [
      {
        name: 'the lower bound is in, the upper is not',
        aggregate: [{ $bucket: { groupBy: '$n', boundaries: [5, 10, 30] } }],
        gives: [
          { _id: 5, count: 2 },
          { _id: 10, count: 2 },
        ],
      },
      {
        name: 'what is outside goes to the default',
        aggregate: [{ $bucket: { groupBy: '$n', boundaries: [5, 10], default: 'other' } }],
        gives: [
          { _id: 5, count: 2 },
          { _id: 'other', count: 2 },
        ],
      },
      {
        name: 'an empty bucket is left out',
        aggregate: [{ $bucket: { groupBy: '$n', boundaries: [0, 5, 10, 30] } }],
        gives: [
          { _id: 5, count: 2 },
          { _id: 10, count: 2 },
        ],
      },
      {
        name: 'its own output',
        aggregate: [{ $bucket: { groupBy: '$n', boundaries: [0, 100], output: { sum: { $sum: '$n' } } } }],
        gives: [{ _id: 0, sum: 49 }],
      },
    ],
  },
];
