import type { Topic } from '../probe.ts';

const one = (a: unknown) => [{ _id: 1, a }];
const items = [
  { k: 'x', n: 1 },
  { k: 'y', n: 5 },
  { k: 'y', n: 9 },
];

export const allAndFiltered: Topic[] = [
  {
    source: 'Update Operators › $[]',
    docs: one(items),
    probes: [
      {
        name: 'every element',
        docs: one([1, 2]),
        update: [{ _id: 1 }, { $inc: { 'a.$[]': 10 } }],
        leaves: one([11, 12]),
      },
      {
        name: 'a field of every element',
        docs: one([{ n: 1 }, { n: 2, m: 1 }]),
        update: [{ _id: 1 }, { $set: { 'a.$[].n': 0 } }],
        leaves: one([{ n: 0 }, { n: 0, m: 1 }]),
      },
      {
        name: 'an array in an array',
        docs: one([[1, 2], [3]]),
        update: [{ _id: 1 }, { $mul: { 'a.$[].$[]': 2 } }],
        leaves: one([[2, 4], [6]]),
      },
      { name: 'of an empty array', docs: one([]), update: [{ _id: 1 }, { $set: { 'a.$[]': 1 } }], modified: 0 },
      {
        name: 'by a condition on another field',
        docs: [
          { _id: 1, b: 1, a: [1] },
          { _id: 2, b: 2, a: [1] },
        ],
        updateMany: [{ b: 2 }, { $inc: { 'a.$[]': 1 } }],
        leaves: [
          { _id: 1, b: 1, a: [1] },
          { _id: 2, b: 2, a: [2] },
        ],
      },
      { name: 'a missing field is an error', update: [{ _id: 1 }, { $set: { 'zzz.$[]': 1 } }], code: 2 },
      { name: 'a value is an error', docs: one(5), update: [{ _id: 1 }, { $set: { 'a.$[]': 1 } }], code: 2 },
    ],
  },
  {
    source: 'Update Operators › $[<identifier>]',
    docs: one(items),
    probes: [
      {
        name: 'elements by value',
        docs: one([1, 5, 9]),
        update: [{ _id: 1 }, { $set: { 'a.$[e]': 0 } }, { arrayFilters: [{ e: { $gte: 5 } }] }],
        leaves: one([1, 0, 0]),
      },
      {
        name: 'elements by a field',
        update: [{ _id: 1 }, { $set: { 'a.$[e].n': 0 } }, { arrayFilters: [{ 'e.k': 'y' }] }],
        leaves: one([
          { k: 'x', n: 1 },
          { k: 'y', n: 0 },
          { k: 'y', n: 0 },
        ]),
      },
      {
        name: 'by two conditions',
        update: [{ _id: 1 }, { $inc: { 'a.$[e].n': 1 } }, { arrayFilters: [{ 'e.k': 'y', 'e.n': { $lt: 9 } }] }],
        leaves: one([
          { k: 'x', n: 1 },
          { k: 'y', n: 6 },
          { k: 'y', n: 9 },
        ]),
      },
      {
        name: 'by $or',
        docs: one([1, 5, 9]),
        update: [{ _id: 1 }, { $set: { 'a.$[e]': 0 } }, { arrayFilters: [{ $or: [{ e: 1 }, { e: 9 }] }] }],
        leaves: one([0, 5, 0]),
      },
      {
        name: 'by $ne',
        docs: one([1, 5, 9]),
        update: [{ _id: 1 }, { $set: { 'a.$[e]': 0 } }, { arrayFilters: [{ e: { $ne: 5 } }] }],
        leaves: one([0, 5, 0]),
      },
      {
        name: 'two identifiers',
        docs: one([
          { k: 1, l: [1, 2] },
          { k: 2, l: [1, 2] },
        ]),
        update: [{ _id: 1 }, { $set: { 'a.$[e].l.$[i]': 0 } }, { arrayFilters: [{ 'e.k': 2 }, { i: { $gt: 1 } }] }],
        leaves: one([
          { k: 1, l: [1, 2] },
          { k: 2, l: [1, 0] },
        ]),
      },
      {
        name: 'with $[]',
        docs: one([{ l: [1, 2] }, { l: [2, 3] }]),
        update: [{ _id: 1 }, { $inc: { 'a.$[].l.$[i]': 10 } }, { arrayFilters: [{ i: 2 }] }],
        leaves: one([{ l: [1, 12] }, { l: [12, 3] }]),
      },
      {
        name: '$unset',
        docs: one([
          { k: 1, m: 1 },
          { k: 2, m: 1 },
        ]),
        update: [{ _id: 1 }, { $unset: { 'a.$[e].m': '' } }, { arrayFilters: [{ 'e.k': 2 }] }],
        leaves: one([{ k: 1, m: 1 }, { k: 2 }]),
      },
      {
        name: '$push',
        docs: one([
          { k: 1, l: [] },
          { k: 2, l: [] },
        ]),
        update: [{ _id: 1 }, { $push: { 'a.$[e].l': 3 } }, { arrayFilters: [{ 'e.k': 1 }] }],
        leaves: one([
          { k: 1, l: [3] },
          { k: 2, l: [] },
        ]),
      },
      {
        name: 'no element passes',
        update: [{ _id: 1 }, { $set: { 'a.$[e].n': 0 } }, { arrayFilters: [{ 'e.k': 'zzz' }] }],
        matched: 1,
        modified: 0,
      },
      {
        name: 'two sets of elements',
        docs: one([1, 5]),
        update: [{ _id: 1 }, { $set: { 'a.$[l]': 0, 'a.$[h]': 9 } }, { arrayFilters: [{ l: 1 }, { h: 5 }] }],
        leaves: one([0, 9]),
      },
      {
        name: 'many documents',
        docs: [
          { _id: 1, a: [1, 2] },
          { _id: 2, a: [2, 2] },
        ],
        updateMany: [{}, { $set: { 'a.$[e]': 0 } }, { arrayFilters: [{ e: 2 }] }],
        modified: 2,
        leaves: [
          { _id: 1, a: [1, 0] },
          { _id: 2, a: [0, 0] },
        ],
      },
      {
        name: 'an identifier without a filter is an error',
        update: [{ _id: 1 }, { $set: { 'a.$[e].n': 0 } }],
        code: 2,
      },
      {
        name: 'a filter that is not used is an error',
        update: [{ _id: 1 }, { $set: { z: 0 } }, { arrayFilters: [{ e: 1 }] }],
        code: 9,
      },
      {
        name: 'a filter on two identifiers is an error',
        update: [{ _id: 1 }, { $set: { 'a.$[e].n': 0 } }, { arrayFilters: [{ e: 1, f: 1 }] }],
        code: 9,
      },
      {
        name: 'the same identifier twice is an error',
        update: [{ _id: 1 }, { $set: { 'a.$[e].n': 0 } }, { arrayFilters: [{ e: 1 }, { e: 2 }] }],
        code: 9,
      },
      {
        name: 'an identifier begins with a small letter',
        update: [{ _id: 1 }, { $set: { 'a.$[E].n': 0 } }, { arrayFilters: [{ E: 1 }] }],
        code: 2,
      },
      {
        name: 'the same element twice is an error',
        docs: one([1]),
        update: [{ _id: 1 }, { $set: { 'a.$[e]': 0, 'a.$[f]': 1 } }, { arrayFilters: [{ e: 1 }, { f: 1 }] }],
        code: 40,
      },
    ],
  },
];
