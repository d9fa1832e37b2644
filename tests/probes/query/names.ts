import type { Topic } from '../probe.ts';

/** A field that a plain literal would take for the prototype. */
const proto = (value: unknown) => JSON.parse(`{"__proto__": ${JSON.stringify(value)}}`);

const docs = [
  { _id: 1, constructor: 1 },
  { _id: 2, toString: 'x', hasOwnProperty: { valueOf: 2 } },
  { _id: 3, ...proto(5) },
  { _id: 4 },
  { _id: 5, length: 3, '': 7, 'a b': 8, é: 9 },
  { _id: 6, constructor: { name: 'n', prototype: [1] } },
];

export const names: Topic[] = [
  {
    source: 'Documents › Field Names',
    docs,
    probes: [
      { name: 'constructor is a field', find: { constructor: 1 }, ids: [1] },
      { name: 'constructor may be missing', find: { constructor: null }, ids: [2, 3, 4, 5] },
      { name: '$exists looks at own fields', find: { toString: { $exists: true } }, ids: [2] },
      { name: 'hasOwnProperty may be missing', find: { hasOwnProperty: { $exists: false } }, ids: [1, 3, 4, 5, 6] },
      { name: 'a path through such names', find: { 'hasOwnProperty.valueOf': 2 }, ids: [2] },
      { name: 'the names of a class', find: { 'constructor.name': { $type: 'string' } }, ids: [6] },
      { name: 'the length of a text is no field', find: { 'toString.length': { $exists: true } }, ids: [] },
      { name: '__proto__ is a field', find: proto(5), ids: [3] },
      { name: '__proto__ may be missing', find: proto(null), ids: [1, 2, 4, 5, 6] },
      { name: 'a path through __proto__ ends early', find: { '__proto__.constructor': { $exists: true } }, ids: [] },
      { name: 'a name with a space and one beyond ASCII', find: { 'a b': 8, é: 9 }, ids: [5] },
      { name: 'an empty name', find: { '': 7 }, ids: [5] },
      { name: 'a sort by constructor', find: { _id: { $in: [1, 4, 6] } }, sort: { constructor: 1 }, ids: [4, 1, 6] },
      { name: 'a projection of toString', find: { _id: 4 }, projection: { toString: 1 }, gives: [{ _id: 4 }] },
      { name: 'an exclusion of constructor', find: { _id: 1 }, projection: { constructor: 0 }, gives: [{ _id: 1 }] },
      { name: 'distinct values of constructor', distinct: 'constructor', gives: [1, { name: 'n', prototype: [1] }] },
      {
        name: '$set of constructor',
        docs: [{ _id: 1 }],
        update: [{ _id: 1 }, { $set: { constructor: 1 } }],
        leaves: [{ _id: 1, constructor: 1 }],
      },
      {
        name: '$inc of toString',
        docs: [{ _id: 1 }],
        update: [{ _id: 1 }, { $inc: { toString: 2 } }],
        leaves: [{ _id: 1, toString: 2 }],
      },
      {
        name: '$push to valueOf',
        docs: [{ _id: 1 }],
        update: [{ _id: 1 }, { $push: { valueOf: 1 } }],
        leaves: [{ _id: 1, valueOf: [1] }],
      },
      {
        name: '$set of __proto__',
        docs: [{ _id: 1 }],
        update: [{ _id: 1 }, { $set: proto(7) }],
        leaves: [{ _id: 1, ...proto(7) }],
      },
      {
        name: '$set within __proto__',
        docs: [{ _id: 1 }],
        update: [{ _id: 1 }, { $set: { '__proto__.x': 7 } }],
        leaves: [{ _id: 1, ...proto({ x: 7 }) }],
      },
      {
        name: '$unset of constructor',
        docs: [{ _id: 1 }],
        update: [{ _id: 1 }, { $unset: { constructor: '' } }],
        leaves: [{ _id: 1 }],
        modified: 0,
      },
      {
        name: 'an upsert by constructor',
        docs: [],
        update: [{ _id: 1, constructor: 5 }, { $set: { toString: 1 } }, { upsert: true }],
        leaves: [{ _id: 1, constructor: 5, toString: 1 }],
      },
      {
        name: 'grouping by constructor',
        aggregate: [{ $match: { _id: { $lte: 2 } } }, { $group: { _id: '$constructor', n: { $sum: 1 } } }],
        gives: [
          { _id: 1, n: 1 },
          { _id: null, n: 1 },
        ],
      },
    ],
  },
  {
    source: 'Field Names with Periods and Dollar Signs',
    docs: [{ _id: 1, a: { b: 1 } }],
    probes: [
      {
        name: 'a name with a dot is stored as it is',
        insert: [{ _id: 2, 'a.b': 3 }],
        leaves: [
          { _id: 1, a: { b: 1 } },
          { _id: 2, 'a.b': 3 },
        ],
      },
      { name: 'a dotted query does not find it', docs: [{ _id: 2, 'a.b': 3 }], find: { 'a.b': 3 }, ids: [] },
      {
        name: 'an inner name with a dollar is stored',
        insert: [{ _id: 2, a: { $b: 3 } }],
        leaves: [
          { _id: 1, a: { b: 1 } },
          { _id: 2, a: { $b: 3 } },
        ],
      },
      { name: 'an empty part of a path is an error', update: [{ _id: 1 }, { $set: { 'a..b': 1 } }], code: 56 },
      { name: 'a path that ends with a dot is an error', update: [{ _id: 1 }, { $set: { 'a.': 1 } }], code: 56 },
      { name: 'a path that begins with a dot is an error', update: [{ _id: 1 }, { $set: { '.a': 1 } }], code: 56 },
    ],
  },
];
