import { Binary, Long, ObjectId, Timestamp } from 'mongodb';
import type { Topic } from '../probe.ts';

const early = new ObjectId('500000000000000000000001');
const late = new ObjectId('600000000000000000000001');

export const types: Topic[] = [
  {
    source: 'Query Operators › $type',
    docs: [
      { _id: 1, a: 'x' },
      { _id: 2, a: 1 },
      { _id: 3, a: Long.fromString('9007199254740993') },
      { _id: 4, a: 1.5 },
      { _id: 5, a: [] },
      { _id: 6, a: ['x', 1] },
      { _id: 7, a: { x: 1 } },
      { _id: 8, a: true },
      { _id: 9, a: new Date(0) },
      { _id: 10, a: null },
      { _id: 11 },
      { _id: 12, a: early },
      { _id: 13, a: /x/ },
      { _id: 14, a: new Binary(new Uint8Array([1])) },
      { _id: 15, a: new Timestamp({ t: 1, i: 1 }) },
    ],
    probes: [
      { name: 'string, also in an array', find: { a: { $type: 'string' } }, ids: [1, 6] },
      { name: 'string by its number', find: { a: { $type: 2 } }, ids: [1, 6] },
      { name: 'number is every kind of number', find: { a: { $type: 'number' } }, ids: [2, 3, 4, 6] },
      { name: 'array is the field itself', find: { a: { $type: 'array' } }, ids: [5, 6] },
      { name: 'object', find: { a: { $type: 'object' } }, ids: [7] },
      { name: 'bool', find: { a: { $type: 'bool' } }, ids: [8] },
      { name: 'date', find: { a: { $type: 'date' } }, ids: [9] },
      { name: 'null is not missing', find: { a: { $type: 'null' } }, ids: [10] },
      { name: 'objectId', find: { a: { $type: 'objectId' } }, ids: [12] },
      { name: 'regex', find: { a: { $type: 'regex' } }, ids: [13] },
      { name: 'binData', find: { a: { $type: 'binData' } }, ids: [14] },
      { name: 'timestamp', find: { a: { $type: 'timestamp' } }, ids: [15] },
      { name: 'turned round', find: { a: { $not: { $type: 'number' } }, _id: { $lte: 5 } }, ids: [1, 5] },
      { name: 'int', find: { a: { $type: 'int' } }, refused: true },
      { name: 'double by its number', find: { a: { $type: 1 } }, refused: true },
      { name: 'a list of types', find: { a: { $type: ['string', 'bool'] } }, refused: true },
    ],
  },
  {
    source: 'BSON Types › Date',
    docs: [
      { _id: 1, at: new Date('2026-03-01T00:00:00Z') },
      { _id: 2, at: new Date('2026-03-01T00:00:00.001Z') },
      { _id: 3, at: new Date('1969-12-31T23:59:59Z') },
      { _id: 4, at: new Date(0) },
      { _id: 5, at: 0 },
      { _id: 6, at: '2026-03-01T00:00:00Z' },
      { _id: 7, at: [new Date(1), new Date(9)] },
    ],
    probes: [
      { name: 'equal to the millisecond', find: { at: new Date('2026-03-01T00:00:00Z') }, ids: [1] },
      {
        name: 'a range',
        find: { at: { $gte: new Date('2026-03-01T00:00:00Z'), $lt: new Date('2026-03-02') } },
        ids: [1, 2],
      },
      { name: 'before 1970', find: { at: { $lt: new Date(0) } }, ids: [3] },
      { name: 'a number is no date', find: { at: 0 }, ids: [5] },
      { name: 'text is no date', find: { at: { $gt: '2026' } }, ids: [6] },
      { name: 'an element of an array', find: { at: { $gt: new Date(5), $lt: new Date(20) } }, ids: [7] },
      { name: '$in', find: { at: { $in: [new Date(0), new Date(9)] } }, ids: [4, 7] },
      { name: 'sorted after other types', find: {}, sort: { at: 1, _id: 1 }, ids: [5, 6, 3, 4, 7, 1, 2] },
    ],
  },
  {
    source: 'BSON Types › ObjectId, Binary and Timestamp',
    docs: [
      { _id: early, n: 1 },
      { _id: late, n: 2, b: new Binary(new Uint8Array([1, 2])), t: new Timestamp({ t: 2, i: 1 }) },
      { _id: '600000000000000000000001', n: 3, b: new Binary(new Uint8Array([2])), t: new Timestamp({ t: 1, i: 9 }) },
    ],
    probes: [
      { name: 'an id is found by an equal one', find: { _id: new ObjectId('500000000000000000000001') }, ids: [early] },
      {
        name: 'its text is another value',
        find: { _id: '600000000000000000000001' },
        ids: ['600000000000000000000001'],
      },
      { name: 'ids are ordered by their bytes', find: { _id: { $gt: early } }, ids: [late] },
      { name: 'text comes before ids', find: {}, sort: { _id: 1 }, ids: ['600000000000000000000001', early, late] },
      {
        name: 'Binary is ordered by length first',
        find: { b: { $exists: true } },
        sort: { b: 1 },
        ids: ['600000000000000000000001', late],
      },
      { name: 'Binary of another subtype differs', find: { b: new Binary(new Uint8Array([2]), 5) }, ids: [] },
      { name: 'equal Binary', find: { b: new Binary(new Uint8Array([2])) }, ids: ['600000000000000000000001'] },
      {
        name: 'timestamps by seconds, then number',
        find: { t: { $lt: new Timestamp({ t: 2, i: 0 }) } },
        ids: ['600000000000000000000001'],
      },
    ],
  },
];
