import { ObjectId } from 'mongodb';
import type { Topic } from '../probe.ts';

const upsert = { upsert: true };
const id = new ObjectId('600000000000000000000001');

export const upserts: Topic[] = [
  {
    source: 'db.collection.updateOne() › Upsert with Operator Expressions',
    docs: [],
    probes: [
      {
        name: 'equality becomes a field',
        update: [{ _id: 1, a: 5 }, { $set: { b: 6 } }, upsert],
        leaves: [{ _id: 1, a: 5, b: 6 }],
      },
      {
        name: '$eq becomes a field',
        update: [{ _id: 1, a: { $eq: 5 } }, { $set: { b: 6 } }, upsert],
        leaves: [{ _id: 1, a: 5, b: 6 }],
      },
      {
        name: 'a dotted equality makes a document',
        update: [{ _id: 1, 'a.b': 5 }, { $set: { 'a.c': 6 } }, upsert],
        leaves: [{ _id: 1, a: { b: 5, c: 6 } }],
      },
      {
        name: '$and is opened up',
        update: [{ $and: [{ _id: 1 }, { a: 5 }, { $and: [{ b: 6 }] }] }, { $set: { c: 7 } }, upsert],
        leaves: [{ _id: 1, a: 5, b: 6, c: 7 }],
      },
      {
        name: '$or of one',
        update: [{ _id: 1, $or: [{ a: 5 }] }, { $set: { b: 1 } }, upsert],
        leaves: [{ _id: 1, a: 5, b: 1 }],
      },
      {
        name: '$or of two says nothing',
        update: [{ _id: 1, $or: [{ a: 5 }, { b: 5 }] }, { $set: { c: 1 } }, upsert],
        leaves: [{ _id: 1, c: 1 }],
      },
      {
        name: '$in of one',
        update: [{ _id: 1, a: { $in: [5] } }, { $set: { b: 1 } }, upsert],
        leaves: [{ _id: 1, a: 5, b: 1 }],
      },
      {
        name: '$in of two says nothing',
        update: [{ _id: 1, a: { $in: [5, 6] } }, { $set: { b: 1 } }, upsert],
        leaves: [{ _id: 1, b: 1 }],
      },
      {
        name: '$all of one',
        update: [{ _id: 1, a: { $all: [5] } }, { $set: { b: 1 } }, upsert],
        leaves: [{ _id: 1, a: 5, b: 1 }],
      },
      {
        name: 'comparisons say nothing',
        update: [{ _id: 1, a: { $gt: 5 }, b: { $ne: 1 }, c: { $exists: true } }, { $set: { d: 1 } }, upsert],
        leaves: [{ _id: 1, d: 1 }],
      },
      {
        name: 'a pattern says nothing',
        update: [{ _id: 1, a: /x/ }, { $set: { d: 1 } }, upsert],
        leaves: [{ _id: 1, d: 1 }],
      },
      {
        name: '$nor says nothing',
        update: [{ _id: 1, $nor: [{ a: 1 }] }, { $set: { d: 1 } }, upsert],
        leaves: [{ _id: 1, d: 1 }],
      },
      {
        name: 'a document, an array and null',
        update: [{ _id: 1, a: { b: 1 }, c: [1, 2], d: null }, { $set: { e: 1 } }, upsert],
        leaves: [{ _id: 1, a: { b: 1 }, c: [1, 2], d: null, e: 1 }],
      },
      {
        name: 'the _id comes first',
        update: [{ z: 1, _id: id }, { $set: { a: 1 } }, upsert],
        leaves: [{ _id: id, z: 1, a: 1 }],
      },
      { name: 'an _id is made', update: [{ a: 1 }, { $set: { b: 1 } }, upsert], leaves: [{ a: 1, b: 1 }] },
      {
        name: '$setOnInsert',
        update: [{ _id: 1 }, { $set: { a: 1 }, $setOnInsert: { b: 2 } }, upsert],
        leaves: [{ _id: 1, a: 1, b: 2 }],
      },
      {
        name: '$setOnInsert of the _id',
        update: [{ a: 1 }, { $setOnInsert: { _id: 7 } }, upsert],
        leaves: [{ _id: 7, a: 1 }],
      },
      { name: '$inc from nothing', update: [{ _id: 1 }, { $inc: { n: 3 } }, upsert], leaves: [{ _id: 1, n: 3 }] },
      {
        name: '$inc from the equality',
        update: [{ _id: 1, n: 5 }, { $inc: { n: 3 } }, upsert],
        leaves: [{ _id: 1, n: 8 }],
      },
      {
        name: '$set over the equality',
        update: [{ _id: 1, n: 5 }, { $set: { n: 'x' } }, upsert],
        leaves: [{ _id: 1, n: 'x' }],
      },
      {
        name: '$unset of the equality',
        update: [{ _id: 1, n: 5 }, { $unset: { n: 1 } }, upsert],
        leaves: [{ _id: 1 }],
      },
      {
        name: '$push',
        update: [{ _id: 1 }, { $push: { a: { $each: [3, 1], $sort: 1 } } }, upsert],
        leaves: [{ _id: 1, a: [1, 3] }],
      },
      {
        name: '$addToSet to an array of the query',
        update: [{ _id: 1, a: [1] }, { $addToSet: { a: 2 } }, upsert],
        leaves: [{ _id: 1, a: [1, 2] }],
      },
      {
        name: '$min and $max',
        update: [{ _id: 1 }, { $min: { a: 1 }, $max: { b: 2 } }, upsert],
        leaves: [{ _id: 1, a: 1, b: 2 }],
      },
      {
        name: 'many is one when it inserts',
        updateMany: [{ a: 5 }, { $set: { b: 1 } }, upsert],
        leaves: [{ a: 5, b: 1 }],
      },
      {
        name: 'a match is updated instead',
        docs: [{ _id: 1, a: 1 }],
        update: [{ a: 1 }, { $set: { b: 1 }, $setOnInsert: { c: 1 } }, upsert],
        matched: 1,
        leaves: [{ _id: 1, a: 1, b: 1 }],
      },
      {
        name: 'nothing but the query',
        update: [{ _id: 1, a: 2 }, { $setOnInsert: {} }, upsert],
        leaves: [{ _id: 1, a: 2 }],
      },
      {
        name: 'one path twice is an error',
        update: [{ _id: 1, $and: [{ a: 5 }, { a: 6 }] }, { $set: { b: 1 } }, upsert],
        code: 54,
      },
      {
        name: 'a path and what it holds are an error',
        update: [{ _id: 1, a: { x: 1 }, 'a.y': 2 }, { $set: { b: 1 } }, upsert],
        code: 54,
      },
      { name: 'another _id is an error', update: [{ _id: 1 }, { $set: { _id: 2 } }, upsert], code: 66 },
      {
        name: 'findOneAndUpdate gives null before',
        findAndUpdate: [{ _id: 1, a: 1 }, { $set: { b: 1 } }, upsert],
        gives: null,
        leaves: [{ _id: 1, a: 1, b: 1 }],
      },
      {
        name: 'findOneAndUpdate gives the new document after',
        findAndUpdate: [{ _id: 1, a: 1 }, { $set: { b: 1 } }, { upsert: true, returnDocument: 'after' }],
        gives: { _id: 1, a: 1, b: 1 },
      },
    ],
  },
  {
    source: 'db.collection.replaceOne()',
    docs: [{ _id: 1, a: 1, b: { c: 1 } }],
    probes: [
      {
        name: 'replaces all but the _id',
        replace: [{ _id: 1 }, { x: 1 }],
        matched: 1,
        modified: 1,
        leaves: [{ _id: 1, x: 1 }],
      },
      { name: 'the same _id may be given', replace: [{ a: 1 }, { x: 1, _id: 1 }], leaves: [{ _id: 1, x: 1 }] },
      { name: 'by nothing', replace: [{ _id: 1 }, {}], leaves: [{ _id: 1 }] },
      { name: 'by the same changes nothing', replace: [{ _id: 1 }, { a: 1, b: { c: 1 } }], matched: 1, modified: 0 },
      {
        name: 'another order of fields is a change',
        replace: [{ _id: 1 }, { b: { c: 1 }, a: 1 }],
        modified: 1,
        leaves: [{ _id: 1, b: { c: 1 }, a: 1 }],
      },
      { name: 'another _id is an error', replace: [{ _id: 1 }, { _id: 2, x: 1 }], code: 66 },
      {
        name: 'an upsert takes the _id of the query and no other field',
        replace: [{ _id: 9, z: 1 }, { x: 1 }, upsert],
        leaves: [
          { _id: 1, a: 1, b: { c: 1 } },
          { _id: 9, x: 1 },
        ],
      },
      {
        name: 'an upsert takes the _id of the replacement',
        replace: [{ a: 9 }, { _id: 9, x: 1 }, upsert],
        leaves: [
          { _id: 1, a: 1, b: { c: 1 } },
          { _id: 9, x: 1 },
        ],
      },
      { name: 'an upsert with two _ids is an error', replace: [{ _id: 9 }, { _id: 8, x: 1 }, upsert], code: 66 },
      { name: 'a dotted name is stored as it is', replace: [{ _id: 1 }, { 'x.y': 1 }], leaves: [{ _id: 1, 'x.y': 1 }] },
    ],
  },
];
