import type { Topic } from '../probe.ts';

const docs = [
  { _id: 1, a: 5, b: 3 },
  { _id: 2, a: 1, b: 3 },
  { _id: 3, b: 3 },
  { _id: 4, a: [1, 9], b: 3 },
  { _id: 5, a: null, b: 3 },
  { _id: 6, a: 0, b: 0, l: [{ x: 1 }, { x: 2 }] },
];
const above = { $expr: { $gt: ['$a', '$b'] } };

export const expr: Topic[] = [
  {
    source: 'Query Operators › $expr',
    docs,
    probes: [
      { name: 'fields with each other, arrays as they are', find: above, ids: [1, 4] },
      { name: 'a missing field comes before all', find: { $expr: { $lt: ['$a', null] } }, ids: [3] },
      { name: 'missing is not null', find: { $expr: { $eq: ['$a', null] } }, ids: [5] },
      { name: 'what is true', find: { $expr: '$a' }, ids: [1, 2, 4] },
      { name: 'a constant', find: { $expr: false }, ids: [] },
      { name: 'computed', find: { $expr: { $eq: [{ $subtract: ['$a', '$b'] }, 2] }, _id: { $lte: 2 } }, ids: [1] },
      { name: 'a path into an array', find: { $expr: { $eq: ['$l.x', [1, 2]] } }, ids: [6] },
      { name: 'in $and', find: { $and: [above, { b: 3 }] }, ids: [1, 4] },
      { name: 'in $or', find: { $or: [above, { _id: 3 }] }, ids: [1, 3, 4] },
      { name: 'in $nor', find: { $nor: [above] }, ids: [2, 3, 5, 6] },
      { name: 'beside an _id', find: { _id: 2, ...above }, ids: [] },
      { name: 'beside an indexed field', indexes: [[{ b: 1 }]], find: { b: 3, ...above }, ids: [1, 4] },
      { name: 'counted', count: above, gives: 2 },
      { name: 'counted beside an indexed field', indexes: [[{ b: 1 }]], count: { b: 3, ...above }, gives: 2 },
      {
        name: 'in the first $match',
        aggregate: [{ $match: above }, { $project: { _id: 1 } }],
        gives: [{ _id: 1 }, { _id: 4 }],
      },
      {
        name: 'in a later $match',
        aggregate: [{ $set: { c: 1 } }, { $match: above }, { $project: { _id: 1 } }],
        gives: [{ _id: 1 }, { _id: 4 }],
      },
      { name: 'in an update', updateMany: [above, { $set: { z: 1 } }], matched: 2, modified: 2 },
      {
        name: 'in a deletion',
        docs: docs.slice(0, 2),
        remove: above,
        leaves: docs.slice(1, 2),
      },
      { name: 'an error in the expression', find: { $expr: { $divide: ['$a', 0] }, _id: 1 }, code: 2 },
      {
        name: 'is not asked of what other conditions leave out',
        find: { $expr: { $gt: [{ $divide: [6, '$b'] }, 1] }, $and: [{ b: { $gt: 0 } }] },
        ids: [1, 2, 3, 4, 5],
      },
      {
        name: 'nor of what other conditions let in',
        find: { $or: [{ $expr: { $gt: [{ $divide: [6, '$b'] }, 9] } }, { b: 0 }] },
        ids: [6],
      },
      { name: 'not in $elemMatch', find: { l: { $elemMatch: { $expr: { $eq: ['$x', 1] } } } }, code: 2 },
      { name: 'not at a field', find: { l: { $elemMatch: { x: 1, $expr: true } } }, code: 2 },
      {
        name: 'not in an array filter',
        update: [{ _id: 6 }, { $set: { 'l.$[e].x': 0 } }, { arrayFilters: [{ $expr: true }] }],
        code: 224,
      },
      {
        name: 'not where an upsert inserts',
        update: [{ _id: 9, ...above }, { $set: { z: 1 } }, { upsert: true }],
        code: 224,
      },
      { name: 'an operator that is refused', find: { $expr: { $function: {} } }, refused: true },
      { name: 'a variable that is refused', find: { $expr: { $lt: ['$a', '$$NOW'] } }, refused: true },
    ],
  },
];
