import { Double, Long } from 'mongodb';
import type { Probe, Topic } from '../probe.ts';

const docs = [{ _id: 1, s: 5, n: null, o: { p: 1 }, l: [1, { m: [1] }] }];

/** What a path leads to: nothing that could be there, or nothing that ever could. */
const missing = ['zzz', 'zzz.y', 'o.zzz', 'o.zzz.y', 'l.9', 'l.9.x', 'l.1.zzz'];
const blocked = ['s.x', 's.0', 'n.x', 'o.p.q', 'o.p.q.r', 'l.x', 'l.0.x', 'l.x.y'];

function probes(op: string, operand: unknown, paths: string[], answer: Partial<Probe>): Probe[] {
  return paths.map((path) => ({
    name: `${op} at ${path}`,
    update: [{ _id: 1 }, { [op]: { [path]: operand } }],
    ...answer,
  }));
}

const untouched = { modified: 0, leaves: docs };

export const pathsToNothing: Topic[] = [
  {
    source: 'Update Operators › what takes away from a field that is missing does nothing',
    docs,
    probes: [
      ...probes('$pull', 1, missing, untouched),
      ...probes('$pullAll', [1], missing, untouched),
      ...probes('$pop', 1, missing, untouched),
      ...probes('$unset', '', missing, untouched),
      ...probes('$rename', 'fresh', missing, untouched),
    ],
  },
  {
    source: 'Update Operators › a path through what holds no fields',
    docs,
    probes: [
      ...probes('$pull', 1, blocked, { code: 28 }),
      ...probes('$pullAll', [1], blocked, { code: 28 }),
      ...probes('$pop', 1, blocked, { code: 28 }),
      ...probes('$rename', 'fresh', blocked, { code: 28 }),
      ...probes('$set', 1, blocked, { code: 28 }),
      ...probes('$inc', 1, blocked, { code: 28 }),
      ...probes('$mul', 1, blocked, { code: 28 }),
      ...probes('$min', 1, blocked, { code: 28 }),
      ...probes('$push', 1, blocked, { code: 28 }),
      ...probes('$addToSet', 1, blocked, { code: 28 }),
      ...probes('$currentDate', true, blocked, { code: 28 }),
      ...probes('$setOnInsert', 1, blocked, untouched),
      ...probes('$unset', '', blocked, untouched),
      {
        name: 'nothing else is changed',
        update: [{ _id: 1 }, { $set: { a: 1 }, $pop: { 's.x': 1 } }],
        code: 28,
        leaves: docs,
      },
    ],
  },
  {
    source: 'Update Operators › $rename, its target',
    docs,
    probes: [
      { name: 'through a value', update: [{ _id: 1 }, { $rename: { 'o.p': 's.x' } }], code: 28 },
      { name: 'in an array', update: [{ _id: 1 }, { $rename: { s: 'l.0' } }], code: 2 },
      { name: 'by a name in an array', update: [{ _id: 1 }, { $rename: { s: 'l.x' } }], code: 2 },
      { name: 'is not looked at without a source', update: [{ _id: 1 }, { $rename: { zzz: 's.x' } }], ...untouched },
      { name: 'within the source', update: [{ _id: 1 }, { $rename: { o: 'o.q' } }], code: 2 },
      { name: 'around the source', update: [{ _id: 1 }, { $rename: { 'o.p': 'o' } }], code: 2 },
      { name: 'is no $', update: [{ l: 1 }, { $rename: { s: 'l.$' } }], code: 2 },
      { name: 'is no $, even of a field that is missing', update: [{ l: 1 }, { $rename: { s: 'x.$' } }], code: 2 },
      { name: 'is no $[]', update: [{ _id: 1 }, { $rename: { s: 'l.$[]' } }], code: 2 },
      { name: 'nor is the source', update: [{ l: 1 }, { $rename: { 'l.$': 'x' } }], code: 2 },
      { name: 'has no empty names', update: [{ _id: 1 }, { $rename: { s: 'a..b' } }], code: 56 },
    ],
  },
  {
    source: 'Update Operators › an array is filled up with null so far',
    docs,
    probes: [
      { name: 'no more than 1,500,000', update: [{ _id: 1 }, { $set: { 'l.1600000': 1 } }], code: 34, leaves: docs },
    ],
  },
  {
    source: 'Update Operators › a wrong operand is an error where nothing matches, too',
    docs,
    probes: [
      { name: '$inc', update: [{ _id: 9 }, { $inc: { a: 'x' } }], code: 14 },
      { name: '$mul', update: [{ _id: 9 }, { $mul: { a: 'x' } }], code: 14 },
      { name: '$push with $each', update: [{ _id: 9 }, { $push: { a: { $each: 1 } } }], code: 2 },
      { name: '$push with $slice', update: [{ _id: 9 }, { $push: { a: { $each: [], $slice: 'x' } } }], code: 2 },
      { name: '$addToSet with $each', update: [{ _id: 9 }, { $addToSet: { a: { $each: 1 } } }], code: 14 },
      { name: '$pull with an operator', update: [{ _id: 9 }, { $pull: { a: { $in: 1 } } }], code: 2 },
      { name: '$pull with a filter', update: [{ _id: 9 }, { $pull: { a: { x: { $in: 1 } } } }], code: 2 },
      { name: '$pull with $not', update: [{ _id: 9 }, { $pull: { a: { $not: { $gt: 1 } } } }], code: 2 },
      { name: '$pull with $expr', update: [{ _id: 9 }, { $pull: { a: { $expr: true } } }], code: 224 },
      { name: '$pop', update: [{ _id: 9 }, { $pop: { a: 1.5 } }], code: 9 },
    ],
  },
  {
    source: 'Update Operators › $pop takes 1 and -1 of any kind',
    docs: [{ _id: 1, a: [1, 2, 3] }],
    probes: [
      { name: 'a Long', update: [{ _id: 1 }, { $pop: { a: Long.ONE } }], leaves: [{ _id: 1, a: [1, 2] }] },
      { name: 'a double', update: [{ _id: 1 }, { $pop: { a: new Double(-1) } }], leaves: [{ _id: 1, a: [2, 3] }] },
      { name: 'no text', update: [{ _id: 1 }, { $pop: { a: '1' } }], code: 9 },
      { name: 'no boolean', update: [{ _id: 1 }, { $pop: { a: true } }], code: 9 },
    ],
  },
  {
    source: 'Update Operators › $pull by a filter of several conditions',
    docs: [{ _id: 1, a: [{ x: 1 }, { y: 2 }, { z: 3 }, 7] }],
    probes: [
      {
        name: '$or',
        update: [{ _id: 1 }, { $pull: { a: { $or: [{ x: 1 }, { y: 2 }] } } }],
        leaves: [{ _id: 1, a: [{ z: 3 }, 7] }],
      },
      {
        name: '$and',
        update: [{ _id: 1 }, { $pull: { a: { $and: [{ x: 1 }, { y: null }] } } }],
        leaves: [{ _id: 1, a: [{ y: 2 }, { z: 3 }, 7] }],
      },
      {
        name: '$nor leaves values',
        update: [{ _id: 1 }, { $pull: { a: { $nor: [{ x: 1 }] } } }],
        leaves: [{ _id: 1, a: [{ x: 1 }, 7] }],
      },
      {
        name: 'none at all',
        update: [{ _id: 1 }, { $pull: { a: {} } }],
        leaves: [{ _id: 1, a: [7] }],
      },
    ],
  },
];
