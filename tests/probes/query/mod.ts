import { Double, Long } from 'mongodb';
import type { Topic } from '../probe.ts';

const docs = [
  { _id: 1, a: 7 },
  { _id: 2, a: -7 },
  { _id: 3, a: 7.9 },
  { _id: 4, a: -7.9 },
  { _id: 5, a: Long.fromNumber(7) },
  { _id: 6, a: '7' },
  { _id: 7, a: [1, 7] },
  { _id: 8, a: Number.NaN },
  { _id: 9, a: Number.POSITIVE_INFINITY },
  { _id: 10, a: 1e300 },
  { _id: 11, a: null },
  { _id: 12 },
  { _id: 13, a: 0.5 },
  { _id: 14, a: Long.MIN_VALUE },
  { _id: 15, a: Long.fromBigInt(2n ** 53n + 1n) },
];

export const mod: Topic[] = [
  {
    source: 'Query Operators › $mod',
    docs,
    probes: [
      { name: 'the remainder of what is before the point', find: { a: { $mod: [4, 3] } }, ids: [1, 3, 5, 7] },
      { name: 'has the sign of the value', find: { a: { $mod: [4, -3] } }, ids: [2, 4] },
      { name: 'whatever the sign of the divisor', find: { a: { $mod: [-4, 3] } }, ids: [1, 3, 5, 7] },
      { name: 'both arguments are cut towards zero', find: { a: { $mod: [4.9, 3.9] } }, ids: [1, 3, 5, 7] },
      { name: 'negative ones, too', find: { a: { $mod: [-4.9, -3.9] } }, ids: [2, 4] },
      { name: 'as Longs', find: { a: { $mod: [Long.fromNumber(4), Long.fromNumber(3)] } }, ids: [1, 3, 5, 7] },
      { name: 'exact beyond 2^53', find: { a: { $mod: [2 ** 52, 1] } }, ids: [7, 15] },
      {
        name: 'of all that are whole numbers of 64 bits',
        find: { a: { $mod: [-1, 0] } },
        ids: [1, 2, 3, 4, 5, 7, 13, 14, 15],
      },
      { name: 'a remainder that no division leaves', find: { a: { $mod: [4, 4] } }, ids: [] },
      { name: 'below $not', find: { a: { $not: { $mod: [1, 0] } } }, ids: [6, 8, 9, 10, 11, 12] },
      { name: 'in $elemMatch', find: { a: { $elemMatch: { $mod: [4, 3] } } }, ids: [7] },
      { name: 'beside another', find: { a: { $mod: [4, 3], $gt: 7 } }, ids: [3] },
      {
        name: 'in $pull',
        docs: [{ _id: 1, a: [1, 2, 3, 4] }],
        update: [{ _id: 1 }, { $pull: { a: { $mod: [2, 0] } } }],
        leaves: [{ _id: 1, a: [1, 3] }],
      },
      { name: 'needs an array', find: { a: { $mod: 4 } }, code: 2 },
      { name: 'is not empty', find: { a: { $mod: [] } }, code: 2 },
      { name: 'has a remainder', find: { a: { $mod: [4] } }, code: 2 },
      { name: 'has nothing else', find: { a: { $mod: [4, 0, 0] } }, code: 2 },
      { name: 'the divisor is a number', find: { a: { $mod: ['4', 0] } }, code: 2 },
      { name: 'the remainder is a number', find: { a: { $mod: [4, '0'] } }, code: 2 },
      { name: 'the divisor is not null', find: { a: { $mod: [4, null] } }, code: 2 },
      { name: 'the divisor is not zero', find: { a: { $mod: [0, 0] } }, code: 2 },
      { name: 'nor when it is cut', find: { a: { $mod: [0.9, 0] } }, code: 2 },
      { name: 'the divisor is not NaN', find: { a: { $mod: [Number.NaN, 0] } }, code: 2 },
      { name: 'the remainder is not infinite', find: { a: { $mod: [4, Number.NEGATIVE_INFINITY] } }, code: 2 },
      { name: 'the divisor has 64 bits', find: { a: { $mod: [new Double(2 ** 63), 0] } }, code: 2 },
    ],
  },
];
