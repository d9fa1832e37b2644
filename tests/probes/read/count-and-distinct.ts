import { Long, ObjectId } from 'mongodb';
import type { Topic } from '../probe.ts';

const id = new ObjectId('600000000000000000000001');

export const countAndDistinct: Topic[] = [
  {
    source: 'Database Commands › distinct',
    docs: [
      { _id: 1, a: 1, g: 'x' },
      { _id: 2, a: [1, 2, [3]], g: 'x' },
      { _id: 3, a: null, g: 'y' },
      { _id: 4, g: 'y' },
      { _id: 5, a: [], g: 'y' },
      { _id: 6, a: { b: 1 }, g: 'z' },
      { _id: 7, a: [{ b: 2 }, { b: [3, 1] }], g: 'z' },
      { _id: 8, a: id, d: new Date(5) },
      { _id: 9, d: new Date(5) },
    ],
    probes: [
      { name: 'each value once', distinct: 'g', gives: ['x', 'y', 'z'] },
      {
        name: 'elements of arrays, null, not missing',
        distinct: 'a',
        gives: [1, 2, [3], null, { b: 1 }, { b: 2 }, { b: [3, 1] }, id],
      },
      { name: 'a path through arrays', distinct: 'a.b', gives: [1, 2, 3] },
      { name: 'a position', distinct: 'a.0', gives: [1, { b: 2 }] },
      { name: 'dates by their time', distinct: 'd', gives: [new Date(5)] },
      { name: 'a field that is nowhere', distinct: 'zzz', gives: [] },
      {
        name: 'numbers of several kinds as one',
        docs: [
          { _id: 1, a: 1 },
          { _id: 2, a: 1 },
          { _id: 3, a: 1.5 },
        ],
        distinct: 'a',
        gives: [1, 1.5],
      },
    ],
  },
  {
    source: 'db.collection.countDocuments()',
    docs: [{ _id: 1, a: 1 }, { _id: 2, a: [1, 1] }, { _id: 3, a: Long.ONE }, { _id: 4, a: 2 }, { _id: 5 }],
    probes: [
      { name: 'all', count: {}, gives: 5 },
      { name: 'a document once, whatever its array holds', count: { a: 1 }, gives: 3 },
      { name: 'once with an index too', indexes: [[{ a: 1 }]], count: { a: 1 }, gives: 3 },
      { name: 'a range by an index', indexes: [[{ a: 1 }]], count: { a: { $gt: 0 } }, gives: 4 },
      { name: 'null by an index', indexes: [[{ a: 1 }]], count: { a: null }, gives: 1 },
      { name: '$in by an index', indexes: [[{ a: 1 }]], count: { a: { $in: [1, 2, null] } }, gives: 5 },
      { name: 'nothing', count: { a: 9 }, gives: 0 },
      { name: 'skip', count: {}, skip: 2, gives: 3 },
      { name: 'limit', count: {}, limit: 2, gives: 2 },
      { name: 'skip and limit', count: {}, skip: 4, limit: 3, gives: 1 },
      { name: 'skip beyond the end', count: {}, skip: 9, gives: 0 },
    ],
  },
];
