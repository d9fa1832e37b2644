import type { Topic } from '../probe.ts';

export const updateErrors: Topic[] = [
  {
    source: 'Update Operators › conflicting paths',
    docs: [{ _id: 1, a: 1, b: { c: 1 }, l: [{ n: 1 }] }],
    probes: [
      { name: 'one path by two operators', update: [{ _id: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }], code: 40 },
      { name: 'a path and what it holds', update: [{ _id: 1 }, { $set: { b: 1, 'b.c': 1 } }], code: 40 },
      { name: 'what it holds and a path', update: [{ _id: 1 }, { $set: { 'b.c': 1 }, $unset: { b: 1 } }], code: 40 },
      { name: '$push and $pull of one array', update: [{ _id: 1 }, { $push: { l: 1 }, $pull: { l: 1 } }], code: 40 },
      { name: '$setOnInsert counts too', update: [{ _id: 1 }, { $set: { a: 1 }, $setOnInsert: { a: 2 } }], code: 40 },
      {
        name: 'the target of $rename counts too',
        update: [{ _id: 1 }, { $rename: { a: 'b.c' }, $inc: { 'b.c': 1 } }],
        code: 40,
      },
      { name: 'two targets of $rename', update: [{ _id: 1 }, { $rename: { a: 'x', b: 'x' } }], code: 40 },
      {
        name: 'paths side by side do not conflict',
        docs: [{ _id: 1, b: { c: 1 } }],
        update: [{ _id: 1 }, { $set: { 'b.c': 2, 'b.d': 3, bc: 4 } }],
        leaves: [{ _id: 1, b: { c: 2, d: 3 }, bc: 4 }],
      },
      {
        name: 'the same position twice',
        update: [{ 'l.n': 1 }, { $set: { 'l.$.n': 1 }, $inc: { 'l.$.n': 1 } }],
        code: 40,
      },
    ],
  },
  {
    source: 'Update Documents › the _id field',
    docs: [
      { _id: 1, a: 1 },
      { _id: { x: 1 }, a: 2 },
    ],
    probes: [
      { name: '$set of another _id', update: [{ _id: 1 }, { $set: { _id: 2 } }], code: 66 },
      { name: '$set of the same _id', update: [{ _id: 1 }, { $set: { _id: 1, a: 5 } }], modified: 1 },
      { name: '$inc of the _id', update: [{ _id: 1 }, { $inc: { _id: 1 } }], code: 66 },
      { name: '$unset of the _id', update: [{ _id: 1 }, { $unset: { _id: '' } }], code: 66 },
      { name: 'a field within the _id', update: [{ a: 2 }, { $set: { '_id.x': 2 } }], code: 66 },
      { name: 'an array is no _id', insert: [{ _id: [1] }], code: 2 },
      {
        name: 'null is an _id',
        docs: [],
        update: [{ _id: null }, { $set: { a: 1 } }, { upsert: true }],
        leaves: [{ _id: null, a: 1 }],
      },
      {
        name: 'a document is an _id',
        docs: [],
        insert: [{ _id: { x: 1, y: 2 } }, { _id: { y: 2, x: 1 } }],
        leaves: [{ _id: { x: 1, y: 2 } }, { _id: { y: 2, x: 1 } }],
      },
      { name: 'a duplicate', insert: [{ _id: 1 }], code: 11_000 },
      { name: 'a duplicate of another kind of number', insert: [{ _id: 1.0, a: 9 }], code: 11_000 },
    ],
  },
  {
    source: 'Update Operators › malformed updates',
    docs: [{ _id: 1, a: 1 }],
    probes: [
      { name: '$set needs a document', update: [{ _id: 1 }, { $set: 5 }], code: 9 },
      { name: '$inc needs a document', update: [{ _id: 1 }, { $inc: [1] }], code: 9 },
      { name: '$currentDate needs true or a type', update: [{ _id: 1 }, { $currentDate: { a: 'x' } }], code: 2 },
      {
        name: 'an update with a pipeline',
        update: [{ _id: 1 }, [{ $set: { b: { $add: ['$a', 1] } } }]],
        leaves: [{ _id: 1, a: 1, b: 2 }],
      },
      {
        name: '$currentDate as a timestamp',
        update: [{ _id: 1 }, { $currentDate: { a: { $type: 'timestamp' } } }],
        refused: true,
      },
      { name: '$currentDate of the _id', update: [{ _id: 1 }, { $currentDate: { _id: true } }], code: 66 },
    ],
  },
  {
    source: 'db.collection.findOneAndUpdate()',
    docs: [
      { _id: 1, g: 'x', n: 2, l: [1] },
      { _id: 2, g: 'x', n: 1, l: [2] },
    ],
    probes: [
      {
        name: 'gives the document before',
        findAndUpdate: [{ _id: 1 }, { $inc: { n: 5 } }],
        gives: { _id: 1, g: 'x', n: 2, l: [1] },
      },
      {
        name: 'gives the document after',
        findAndUpdate: [{ _id: 1 }, { $inc: { n: 5 } }, { returnDocument: 'after' }],
        gives: { _id: 1, g: 'x', n: 7, l: [1] },
      },
      {
        name: 'takes the first of the sort',
        findAndUpdate: [{ g: 'x' }, { $set: { t: 1 } }, { sort: { n: 1 }, projection: { _id: 1 } }],
        gives: { _id: 2 },
      },
      {
        name: 'takes the last of the sort',
        findAndUpdate: [{ g: 'x' }, { $set: { t: 1 } }, { sort: { n: -1 }, projection: { _id: 1 } }],
        gives: { _id: 1 },
      },
      {
        name: 'with a projection',
        findAndUpdate: [
          { _id: 1 },
          { $push: { l: 7 } },
          { returnDocument: 'after', projection: { l: { $slice: -1 }, g: 0 } },
        ],
        gives: { _id: 1, n: 2, l: [7] },
      },
      { name: 'no match gives null', findAndUpdate: [{ _id: 9 }, { $set: { t: 1 } }], gives: null },
      {
        name: 'with array filters',
        findAndUpdate: [
          { _id: 1 },
          { $set: { 'l.$[e]': 9 } },
          { arrayFilters: [{ e: 1 }], returnDocument: 'after', projection: { l: 1 } },
        ],
        gives: { _id: 1, l: [9] },
      },
    ],
  },
  {
    source: 'db.collection.deleteOne() and deleteMany()',
    docs: [
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
      { _id: 3, a: [1, 2] },
    ],
    probes: [
      { name: 'every match goes', remove: { a: 1 }, leaves: [], gives: 3 },
      {
        name: 'by a comparison',
        remove: { a: { $gt: 1 } },
        leaves: [
          { _id: 1, a: 1 },
          { _id: 2, a: 1 },
        ],
        gives: 1,
      },
      { name: 'nothing', remove: { a: 9 }, gives: 0 },
    ],
  },
];
