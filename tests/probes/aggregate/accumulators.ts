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
const byId = { $sort: { _id: 1 } };

export const accumulators: Topic[] = [
  {
    source: 'Aggregation Accumulators',
    docs: sales,
    probes: [
      {
        name: '$sum leaves out what is no number',
        aggregate: [{ $group: { _id: null, v: { $sum: '$n' } } }],
        gives: [{ _id: null, v: 15.5 }],
      },
      {
        name: '$sum of nothing numeric is zero',
        aggregate: [{ $group: { _id: null, v: { $sum: '$g' } } }],
        gives: [{ _id: null, v: 0 }],
      },
      {
        name: '$sum of a Long is a Long',
        docs: [
          { _id: 1, n: 1 },
          { _id: 2, n: Long.fromNumber(2) },
        ],
        aggregate: [{ $group: { _id: null, v: { $sum: '$n' } } }],
        gives: [{ _id: null, v: Long.fromNumber(3) }],
      },
      {
        name: '$sum of Int32 that overflows is a Long',
        docs: [
          { _id: 1, n: 2_147_483_647 },
          { _id: 2, n: 1 },
        ],
        aggregate: [{ $group: { _id: null, v: { $sum: '$n' } } }],
        gives: [{ _id: null, v: Long.fromNumber(2_147_483_648) }],
      },
      {
        name: '$avg leaves out what is no number',
        aggregate: [{ $match: { g: { $in: ['a', null] } } }, { $group: { _id: null, v: { $avg: '$n' } } }],
        gives: [{ _id: null, v: 2.75 }],
      },
      {
        name: '$avg of nothing is null',
        aggregate: [{ $group: { _id: null, v: { $avg: '$zzz' } } }],
        gives: [{ _id: null, v: null }],
      },
      {
        name: '$min leaves out null and missing',
        aggregate: [{ $group: { _id: null, v: { $min: '$n' } } }],
        gives: [{ _id: null, v: 1.5 }],
      },
      {
        name: '$max compares across types',
        aggregate: [{ $group: { _id: null, v: { $max: '$n' } } }],
        gives: [{ _id: null, v: 'text' }],
      },
      {
        name: '$min of nothing is null',
        aggregate: [{ $group: { _id: null, v: { $min: '$zzz' } } }],
        gives: [{ _id: null, v: null }],
      },
      {
        name: '$first and $last follow a sort',
        aggregate: [{ $sort: { _id: 1 } }, { $group: { _id: '$g', f: { $first: '$_id' }, l: { $last: '$_id' } } }],
        gives: [
          { _id: 'a', f: 1, l: 3 },
          { _id: 'b', f: 2, l: 6 },
          { _id: null, f: 4, l: 5 },
        ],
      },
      {
        name: '$first of a missing field is null',
        aggregate: [{ $sort: { _id: -1 } }, { $group: { _id: null, f: { $first: '$n' } } }],
        gives: [{ _id: null, f: null }],
      },
      {
        name: '$push keeps null and leaves out missing',
        aggregate: [byId, { $group: { _id: null, v: { $push: '$n' } } }],
        gives: [{ _id: null, v: [4, 10, 1.5, 'text', null] }],
      },
      {
        name: '$push of documents',
        aggregate: [{ $match: { g: 'a' } }, byId, { $group: { _id: '$g', v: { $push: { i: '$_id', n: '$n' } } } }],
        gives: [
          {
            _id: 'a',
            v: [
              { i: 1, n: 4 },
              { i: 3, n: 1.5 },
            ],
          },
        ],
      },
      {
        name: '$addToSet once each',
        aggregate: [
          { $match: { g: { $in: ['a', 'b'] } } },
          { $group: { _id: null, v: { $addToSet: '$g' } } },
          { $unwind: '$v' },
          { $sort: { v: 1 } },
        ],
        gives: [
          { _id: null, v: 'a' },
          { _id: null, v: 'b' },
        ],
      },
      {
        name: '$addToSet leaves out missing',
        aggregate: [{ $match: { g: 'b' } }, { $group: { _id: null, v: { $addToSet: '$n' } } }],
        gives: [{ _id: null, v: [10] }],
      },
      {
        name: '$count',
        aggregate: [{ $group: { _id: '$g', v: { $count: {} } } }],
        gives: [
          { _id: 'a', v: 2 },
          { _id: 'b', v: 2 },
          { _id: null, v: 2 },
        ],
      },
      {
        name: '$sum of a condition',
        aggregate: [{ $group: { _id: null, v: { $sum: { $cond: [{ $eq: ['$g', 'a'] }, 1, 0] } } } }],
        gives: [{ _id: null, v: 2 }],
      },
      {
        name: '$sum of an array is zero',
        aggregate: [{ $group: { _id: null, v: { $sum: '$t' } } }],
        gives: [{ _id: null, v: 0 }],
      },
      { name: '$stdDevPop', aggregate: [{ $group: { _id: null, v: { $stdDevPop: '$n' } } }], refused: true },
    ],
  },
];
