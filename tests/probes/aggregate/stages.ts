import type { Topic } from '../probe.ts';

const docs = [
  { _id: 1, a: 1, t: ['x', 'y'] },
  { _id: 2, a: 2, t: [] },
  { _id: 3, a: 3, t: null },
  { _id: 4, a: 4 },
  { _id: 5, a: 5, t: 'z' },
  { _id: 6, a: 6, t: [['p', 'q'], null] },
];
const sorted = { $sort: { _id: 1 as const } };
const ids = { $project: { _id: 1 as const } };

export const stages: Topic[] = [
  {
    source: 'Aggregation Stages › $match, $sort, $skip, $limit and $count',
    docs,
    probes: [
      { name: '$match as in a query', aggregate: [{ $match: { t: 'x' } }, ids], gives: [{ _id: 1 }] },
      {
        name: '$match after another stage',
        aggregate: [{ $set: { b: { $add: ['$a', 1] } } }, { $match: { b: { $gt: 6 } } }, ids],
        gives: [{ _id: 6 }],
      },
      {
        name: '$sort and $limit',
        aggregate: [{ $sort: { a: -1 } }, { $limit: 2 }, ids],
        gives: [{ _id: 6 }, { _id: 5 }],
      },
      {
        name: '$skip before $limit',
        aggregate: [sorted, { $skip: 1 }, { $limit: 2 }, ids],
        gives: [{ _id: 2 }, { _id: 3 }],
      },
      { name: '$limit before $skip', aggregate: [sorted, { $limit: 2 }, { $skip: 1 }, ids], gives: [{ _id: 2 }] },
      {
        name: '$limit before $sort',
        aggregate: [sorted, { $limit: 2 }, { $sort: { a: -1 } }, ids],
        gives: [{ _id: 2 }, { _id: 1 }],
      },
      {
        name: '$match after $limit',
        aggregate: [sorted, { $limit: 2 }, { $match: { a: { $gt: 1 } } }, ids],
        gives: [{ _id: 2 }],
      },
      {
        name: 'two $match',
        aggregate: [{ $match: { a: { $gt: 1 } } }, { $match: { a: { $lt: 3 } } }, ids],
        gives: [{ _id: 2 }],
      },
      {
        name: '$sort by computed values',
        aggregate: [{ $set: { m: { $multiply: ['$a', -1] } } }, { $sort: { m: 1 } }, { $limit: 1 }, ids],
        gives: [{ _id: 6 }],
      },
      { name: '$count', aggregate: [{ $match: { a: { $gt: 2 } } }, { $count: 'n' }], gives: [{ n: 4 }] },
      { name: '$count of nothing gives nothing', aggregate: [{ $match: { a: 99 } }, { $count: 'n' }], gives: [] },
      { name: 'no stages give all', docs: [{ _id: 1 }], aggregate: [], gives: [{ _id: 1 }] },
      { name: '$limit is above zero', aggregate: [{ $limit: 0 }], code: 15_958 },
      { name: 'a stage has one field', aggregate: [{ $match: {}, $limit: 1 }], code: 40_323 },
    ],
  },
  {
    source: 'Aggregation Stages › $project, $set and $unset',
    docs: [{ _id: 1, a: 1, b: { c: 2, d: 3 }, l: [{ x: 1, y: 2 }, { x: 3 }] }],
    probes: [
      {
        name: '$project of fields',
        aggregate: [{ $project: { a: 1, 'b.c': 1 } }],
        gives: [{ _id: 1, a: 1, b: { c: 2 } }],
      },
      { name: '$project without fields', aggregate: [{ $project: { b: 0, l: 0 } }], gives: [{ _id: 1, a: 1 }] },
      { name: '$project of another field', aggregate: [{ $project: { _id: 0, z: '$b.c' } }], gives: [{ z: 2 }] },
      { name: '$project of a missing field', aggregate: [{ $project: { z: '$zzz' } }], gives: [{ _id: 1 }] },
      {
        name: '$project of a path through an array',
        aggregate: [{ $project: { _id: 0, z: '$l.y' } }],
        gives: [{ z: [2] }],
      },
      {
        name: '$project of $literal',
        aggregate: [{ $project: { _id: 0, z: { $literal: '$a' } } }],
        gives: [{ z: '$a' }],
      },
      {
        name: '$project of a new array',
        aggregate: [{ $project: { _id: 0, z: ['$a', '$zzz', 5] } }],
        gives: [{ z: [1, null, 5] }],
      },
      {
        name: '$project to a dotted path',
        aggregate: [{ $project: { _id: 0, 'p.q': '$a' } }],
        gives: [{ p: { q: 1 } }],
      },
      {
        name: '$set adds',
        aggregate: [{ $set: { z: 5 } }, { $project: { a: 1, z: 1 } }],
        gives: [{ _id: 1, a: 1, z: 5 }],
      },
      {
        name: '$set replaces in its place',
        aggregate: [{ $set: { a: { $add: ['$a', 9] } } }, { $unset: ['b', 'l'] }],
        gives: [{ _id: 1, a: 10 }],
      },
      {
        name: '$set reads what was there before',
        docs: [{ _id: 1, a: 1, b: 2 }],
        aggregate: [{ $set: { a: '$b', b: '$a' } }],
        gives: [{ _id: 1, a: 2, b: 1 }],
      },
      {
        name: '$set within a document',
        aggregate: [{ $set: { 'b.e': 4 } }, { $project: { b: 1 } }],
        gives: [{ _id: 1, b: { c: 2, d: 3, e: 4 } }],
      },
      {
        name: '$addFields is $set',
        docs: [{ _id: 1 }],
        aggregate: [{ $addFields: { z: 1 } }],
        gives: [{ _id: 1, z: 1 }],
      },
      {
        name: '$unset of one',
        docs: [{ _id: 1, a: 1, b: 2 }],
        aggregate: [{ $unset: 'a' }],
        gives: [{ _id: 1, b: 2 }],
      },
      { name: '$unset of a path', aggregate: [{ $unset: ['b.c', 'l', 'a'] }], gives: [{ _id: 1, b: { d: 3 } }] },
      {
        name: 'the whole document by $$ROOT',
        docs: [{ _id: 1, a: 1 }],
        aggregate: [{ $project: { _id: 0, r: '$$ROOT' } }],
        gives: [{ r: { _id: 1, a: 1 } }],
      },
      { name: 'exclusion beside inclusion is an error', aggregate: [{ $project: { a: 1, b: 0 } }], code: 31_254 },
    ],
  },
];
