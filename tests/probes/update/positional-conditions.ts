import type { Document } from 'mongodb';
import type { Probe, Topic } from '../probe.ts';

const items = [
  { k: 'x', n: 1 },
  { k: 'y', n: 5 },
  { k: 'y', n: 9 },
];
const docs = [{ _id: 1, a: [1, 5, 9], b: [7, 8], c: 1, items, text: ['p', 'q'] }];

/** Marks the position that a filter found in an array of its own, where it can be seen. */
function finds(name: string, filter: Document, position: number | undefined): Probe {
  const update: Probe['update'] = [filter, { $set: { 'marks.$': 1 } }];
  const marks = position === undefined ? undefined : [0, 0, 0].with(position, 1);
  const before = { ...docs[0], _id: 1, marks: [0, 0, 0] };
  return { name, docs: [before], update, ...(marks ? { leaves: [{ ...before, marks }] } : { code: 2 }) };
}

export const positionalConditions: Topic[] = [
  {
    source: 'Update Operators › $ (update), the condition that finds the position',
    docs,
    probes: [
      finds('equality', { a: 5 }, 1),
      finds('$eq', { a: { $eq: 9 } }, 2),
      finds('$all with one value', { a: { $all: [9] } }, 2),
      finds('the last value of $all', { a: { $all: [9, 5] } }, 1),
      finds('$all with $elemMatch', { items: { $all: [{ $elemMatch: { k: 'y', n: 9 } }] } }, 2),
      finds('$in', { a: { $in: [9, 5] } }, 1),
      finds('$in with one value', { a: { $in: [9] } }, 2),
      finds('$in with a pattern', { text: { $in: [/^q/] } }, 1),
      finds('a pattern', { text: /^q/ }, 1),
      finds('$mod', { a: { $mod: [5, 4] } }, 2),
      finds('$type', { text: { $type: 'string' } }, 0),
      finds('$exists finds the first', { a: { $exists: true } }, 0),
      finds('$elemMatch on values', { a: { $elemMatch: { $gt: 1, $lt: 9 } } }, 1),
      finds('$elemMatch on documents', { items: { $elemMatch: { k: 'y', n: { $gt: 5 } } } }, 2),
      finds('$elemMatch with $or', { items: { $elemMatch: { $or: [{ n: 9 }, { n: 10 }] } } }, 2),
      finds('a dotted path', { 'items.n': 9 }, 2),
      finds('$and', { $and: [{ c: 1 }, { $and: [{ a: 9 }] }] }, 2),
      finds('$or with one part', { $or: [{ a: { $gt: 6 } }] }, 2),
      finds('$or of equalities of one field', { $or: [{ a: 9 }, { a: 5 }] }, 1),
      finds('$or of other conditions finds none', { $or: [{ a: { $gt: 6 } }, { c: 2 }] }, undefined),
      finds('beside an $or', { a: 9, $or: [{ c: 1 }, { d: 1 }] }, 2),
      finds('$nor finds none', { $nor: [{ a: 2 }] }, undefined),
      finds('$nor of several finds none', { $nor: [{ a: 5, c: 9 }] }, undefined),
      finds('$ne finds none', { a: { $ne: 2 } }, undefined),
      finds('$nin finds none', { a: { $nin: [2] } }, undefined),
      finds('$not finds none', { a: { $not: { $gt: 20 } } }, undefined),
      finds('$size finds none', { a: { $size: 3 } }, undefined),
      finds('a whole array finds none', { a: [1, 5, 9] }, undefined),
      finds('a written position finds none', { 'a.1': 5 }, undefined),
      finds('a value that is no array finds none', { c: 1 }, undefined),
      finds('$expr finds none', { $expr: { $eq: ['$c', 1] } }, undefined),
    ],
  },
  {
    source: 'Update Operators › $ (update), several conditions on arrays',
    docs,
    probes: [
      finds('the path that comes last', { a: 9, b: 8 }, 1),
      finds('in whatever order they are written', { b: 8, a: 9 }, 1),
      finds('comparisons come after equality', { a: { $gt: 6 }, b: 7 }, 2),
      finds('$in comes after comparisons', { a: { $in: [1, 9] }, b: { $gt: 7 } }, 0),
      finds('$elemMatch comes first', { items: { $elemMatch: { n: 9 } }, 'items.k': 'x' }, 0),
      finds('two bounds that hold at two places', { a: { $gt: 6, $lt: 3 } }, 2),
      finds('a value beside says nothing', { a: 9, c: { $gte: 1 } }, 2),
    ],
  },
  {
    source: 'Update Operators › $ (update), arrays in arrays',
    docs: [{ _id: 1, a: [{ b: [1] }, { b: [3, 2] }] }],
    probes: [
      {
        name: 'the outermost array counts',
        update: [{ 'a.b': 2 }, { $set: { 'a.$.z': 0 } }],
        leaves: [{ _id: 1, a: [{ b: [1] }, { b: [3, 2], z: 0 }] }],
      },
      {
        name: 'with $elemMatch within, too',
        update: [{ 'a.b': { $elemMatch: { $gt: 1, $lt: 3 } } }, { $set: { 'a.$.z': 0 } }],
        leaves: [{ _id: 1, a: [{ b: [1] }, { b: [3, 2], z: 0 }] }],
      },
      {
        name: 'the inner one after a written position',
        update: [{ 'a.1.b': 2 }, { $set: { 'a.1.b.$': 0 } }],
        leaves: [{ _id: 1, a: [{ b: [1] }, { b: [3, 0] }] }],
      },
      {
        name: 'an array as an element',
        docs: [{ _id: 1, a: [[1], [2]] }],
        update: [{ a: [2] }, { $set: { 'a.$': 0 } }],
        leaves: [{ _id: 1, a: [[1], 0] }],
      },
      { name: 'only one $', update: [{ 'a.b': 2 }, { $set: { 'a.$.b.$': 0 } }], code: 2 },
      { name: 'not in front', update: [{ 'a.b': 2 }, { $set: { '$.b': 0 } }], code: 2 },
    ],
  },
  {
    source: 'Update Operators › $ (update), upserts',
    docs,
    probes: [
      {
        name: 'an upsert that inserts matched nothing',
        update: [{ _id: 9, a: 5 }, { $set: { 'a.$': 1 } }, { upsert: true }],
        code: 2,
      },
      {
        name: 'nor does it match what it inserts',
        update: [{ $and: [{ a: [5] }, { a: { $gt: 4 } }] }, { $set: { 'a.$': 1 } }, { upsert: true }],
        code: 2,
      },
    ],
  },
];
