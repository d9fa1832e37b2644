import type { Topic } from '../probe.ts';

const docs = [
  {
    _id: 1,
    n: 7,
    z: 0,
    s: 'text',
    nil: null,
    d: new Date('2026-03-05T22:30:15.250Z'),
    l: [1, 2, 3],
    f: false,
    o: { p: 1 },
  },
];

/** What one expression gives, as `v`. */
const value = (expression: unknown) => [{ $project: { _id: 0, v: expression } }];

/** Fails as soon as it is worked out. */
const failing = { $divide: [6, '$z'] };

export const expressions: Topic[] = [
  {
    source: '$and, $or and $ifNull (aggregation): evaluated in order, no further than needed',
    docs,
    probes: [
      { name: '$and stops at false', aggregate: value({ $and: ['$f', failing] }), gives: [{ v: false }] },
      { name: '$or stops at true', aggregate: value({ $or: ['$n', failing] }), gives: [{ v: true }] },
      { name: '$ifNull stops at a value', aggregate: value({ $ifNull: ['$nil', '$n', failing] }), gives: [{ v: 7 }] },
      { name: '$and goes on at true', aggregate: value({ $and: ['$n', '$f'] }), gives: [{ v: false }] },
      {
        name: '$ifNull of nothing but none gives the last',
        aggregate: value({ $ifNull: ['$zzz', '$nil'] }),
        gives: [{ v: null }],
      },
    ],
  },
  {
    source: 'Aggregation Operators › Comparison',
    docs,
    probes: [
      { name: '$eq', aggregate: value({ $eq: ['$n', 7] }), gives: [{ v: true }] },
      { name: '$gt across types', aggregate: value({ $gt: ['$s', '$n'] }), gives: [{ v: true }] },
      { name: '$lt of null and a number', aggregate: value({ $lt: ['$nil', '$n'] }), gives: [{ v: true }] },
      { name: 'missing is less than null', aggregate: value({ $lt: ['$zzz', '$nil'] }), gives: [{ v: true }] },
      { name: 'missing is not null', aggregate: value({ $eq: ['$zzz', null] }), gives: [{ v: false }] },
      { name: '$ne', aggregate: value({ $ne: ['$n', 8] }), gives: [{ v: true }] },
      {
        name: '$gte and $lte',
        aggregate: value({ $and: [{ $gte: ['$n', 7] }, { $lte: ['$n', 7] }] }),
        gives: [{ v: true }],
      },
      { name: '$cmp', aggregate: value({ $cmp: ['$n', 9] }), gives: [{ v: -1 }] },
      { name: 'arrays are compared whole', aggregate: value({ $eq: ['$l', [1, 2, 3]] }), gives: [{ v: true }] },
      { name: 'an array is no element', aggregate: value({ $eq: ['$l', 1] }), gives: [{ v: false }] },
      { name: 'a date is above a number', aggregate: value({ $gt: ['$d', '$n'] }), gives: [{ v: true }] },
    ],
  },
  {
    source: 'Aggregation Operators › Boolean and Conditional',
    docs,
    probes: [
      { name: '$and takes zero for false', aggregate: value({ $and: ['$n', '$z'] }), gives: [{ v: false }] },
      { name: '$and of nothing is true', aggregate: value({ $and: [] }), gives: [{ v: true }] },
      {
        name: '$or takes null and missing for false',
        aggregate: value({ $or: ['$nil', '$zzz', '$f'] }),
        gives: [{ v: false }],
      },
      { name: '$or takes text and arrays for true', aggregate: value({ $or: ['$nil', '$s'] }), gives: [{ v: true }] },
      { name: '$not', aggregate: value({ $not: ['$z'] }), gives: [{ v: true }] },
      { name: '$cond as a list', aggregate: value({ $cond: ['$n', 'yes', 'no'] }), gives: [{ v: 'yes' }] },
      {
        name: '$cond as a document',
        // biome-ignore lint/suspicious/noThenProperty: the operator's own word
        aggregate: value({ $cond: { if: '$nil', then: 'yes', else: 'no' } }),
        gives: [{ v: 'no' }],
      },
      // biome-ignore lint/suspicious/noThenProperty: the operator's own word
      { name: '$cond needs an else', aggregate: value({ $cond: { if: '$nil', then: 'yes' } }), code: 17_082 },
      { name: '$ifNull keeps a value', aggregate: value({ $ifNull: ['$n', 9] }), gives: [{ v: 7 }] },
      { name: '$ifNull of null', aggregate: value({ $ifNull: ['$nil', 9] }), gives: [{ v: 9 }] },
      { name: '$ifNull of missing', aggregate: value({ $ifNull: ['$zzz', 9] }), gives: [{ v: 9 }] },
      {
        name: '$ifNull takes the first of several',
        aggregate: value({ $ifNull: ['$zzz', '$nil', '$n', 9] }),
        gives: [{ v: 7 }],
      },
      { name: '$ifNull keeps zero', aggregate: value({ $ifNull: ['$z', 9] }), gives: [{ v: 0 }] },
    ],
  },
  {
    source: 'Aggregation Operators › Arithmetic',
    docs,
    probes: [
      { name: '$add', aggregate: value({ $add: ['$n', 1, 2] }), gives: [{ v: 10 }] },
      { name: '$add with null is null', aggregate: value({ $add: ['$n', '$nil'] }), gives: [{ v: null }] },
      { name: '$add with missing is null', aggregate: value({ $add: ['$n', '$zzz'] }), gives: [{ v: null }] },
      {
        name: '$add of milliseconds to a date',
        aggregate: value({ $add: ['$d', 1000] }),
        gives: [{ v: new Date('2026-03-05T22:30:16.250Z') }],
      },
      { name: '$add of text is an error', aggregate: value({ $add: ['$n', '$s'] }), code: 14 },
      { name: '$subtract', aggregate: value({ $subtract: ['$n', 10] }), gives: [{ v: -3 }] },
      { name: '$subtract with null is null', aggregate: value({ $subtract: ['$nil', 1] }), gives: [{ v: null }] },
      { name: '$multiply', aggregate: value({ $multiply: ['$n', 2, 3] }), gives: [{ v: 42 }] },
      { name: '$multiply with missing is null', aggregate: value({ $multiply: ['$zzz', 2] }), gives: [{ v: null }] },
      { name: '$divide makes a double', aggregate: value({ $divide: ['$n', 2] }), gives: [{ v: 3.5 }] },
      { name: '$divide by zero is an error', aggregate: value({ $divide: ['$n', '$z'] }), code: 2 },
      { name: '$divide of null is null', aggregate: value({ $divide: ['$nil', 2] }), gives: [{ v: null }] },
    ],
  },
  {
    source: 'Aggregation Operators › Array and String',
    docs,
    probes: [
      { name: '$size', aggregate: value({ $size: '$l' }), gives: [{ v: 3 }] },
      { name: '$size of a value is an error', aggregate: value({ $size: '$n' }), code: 17_124 },
      { name: '$arrayElemAt', aggregate: value({ $arrayElemAt: ['$l', 0] }), gives: [{ v: 1 }] },
      { name: '$arrayElemAt from the end', aggregate: value({ $arrayElemAt: ['$l', -1] }), gives: [{ v: 3 }] },
      { name: '$arrayElemAt beyond the end is missing', aggregate: value({ $arrayElemAt: ['$l', 9] }), gives: [{}] },
      { name: '$arrayElemAt of null is null', aggregate: value({ $arrayElemAt: ['$nil', 0] }), gives: [{ v: null }] },
      { name: '$in', aggregate: value({ $in: [2, '$l'] }), gives: [{ v: true }] },
      { name: '$in needs an array', aggregate: value({ $in: [2, '$n'] }), code: 40_081 },
      { name: '$isArray', aggregate: value({ $isArray: '$l' }), gives: [{ v: true }] },
      { name: '$isArray of a value', aggregate: value({ $isArray: ['$n'] }), gives: [{ v: false }] },
      { name: '$concat', aggregate: value({ $concat: ['$s', '-', 'x'] }), gives: [{ v: 'text-x' }] },
      { name: '$concat with null is null', aggregate: value({ $concat: ['$s', '$nil'] }), gives: [{ v: null }] },
      { name: '$concat of a number is an error', aggregate: value({ $concat: ['$s', '$n'] }), code: 16_702 },
    ],
  },
  {
    source: 'Aggregation Operators › Date',
    docs,
    probes: [
      { name: '$year, in UTC', aggregate: value({ $year: '$d' }), gives: [{ v: 2026 }] },
      { name: '$month counts from one', aggregate: value({ $month: '$d' }), gives: [{ v: 3 }] },
      { name: '$dayOfMonth', aggregate: value({ $dayOfMonth: '$d' }), gives: [{ v: 5 }] },
      {
        name: '$dayOfMonth in a time zone',
        aggregate: value({ $dayOfMonth: { date: '$d', timezone: 'Asia/Tokyo' } }),
        gives: [{ v: 6 }],
      },
      { name: '$dayOfWeek counts from Sunday', aggregate: value({ $dayOfWeek: '$d' }), gives: [{ v: 5 }] },
      { name: '$hour', aggregate: value({ $hour: '$d' }), gives: [{ v: 22 }] },
      {
        name: '$hour by an offset',
        aggregate: value({ $hour: { date: '$d', timezone: '+02:00' } }),
        gives: [{ v: 0 }],
      },
      { name: '$minute', aggregate: value({ $minute: '$d' }), gives: [{ v: 30 }] },
      {
        name: '$dateToString',
        aggregate: value({ $dateToString: { date: '$d', format: '%Y-%m-%dT%H:%M:%S.%LZ' } }),
        gives: [{ v: '2026-03-05T22:30:15.250Z' }],
      },
      {
        name: '$dateToString in a time zone',
        aggregate: value({ $dateToString: { date: '$d', format: '%Y-%m-%d', timezone: 'Asia/Tokyo' } }),
        gives: [{ v: '2026-03-06' }],
      },
      {
        name: '$dateToString of null is null',
        aggregate: value({ $dateToString: { date: '$nil', format: '%Y' } }),
        gives: [{ v: null }],
      },
      {
        name: '$dateTrunc to the hour',
        aggregate: value({ $dateTrunc: { date: '$d', unit: 'hour' } }),
        gives: [{ v: new Date('2026-03-05T22:00:00Z') }],
      },
      {
        name: '$dateTrunc to the day',
        aggregate: value({ $dateTrunc: { date: '$d', unit: 'day' } }),
        gives: [{ v: new Date('2026-03-05T00:00:00Z') }],
      },
      {
        name: '$dateTrunc to the day of a time zone',
        aggregate: value({ $dateTrunc: { date: '$d', unit: 'day', timezone: 'Asia/Tokyo' } }),
        gives: [{ v: new Date('2026-03-05T15:00:00Z') }],
      },
      {
        name: '$dateTrunc to the week, from Sunday',
        aggregate: value({ $dateTrunc: { date: '$d', unit: 'week' } }),
        gives: [{ v: new Date('2026-03-01T00:00:00Z') }],
      },
      {
        name: '$dateTrunc to the week, from Monday',
        aggregate: value({ $dateTrunc: { date: '$d', unit: 'week', startOfWeek: 'monday' } }),
        gives: [{ v: new Date('2026-03-02T00:00:00Z') }],
      },
      {
        name: '$dateTrunc to the month',
        aggregate: value({ $dateTrunc: { date: '$d', unit: 'month' } }),
        gives: [{ v: new Date('2026-03-01T00:00:00Z') }],
      },
      {
        name: '$dateTrunc over the change to summer time',
        docs: [{ _id: 1, d: new Date('2026-03-29T12:00:00Z') }],
        aggregate: value({ $dateTrunc: { date: '$d', unit: 'day', timezone: 'Europe/Berlin' } }),
        gives: [{ v: new Date('2026-03-28T23:00:00Z') }],
      },
      {
        name: '$dateTrunc by an offset',
        aggregate: value({ $dateTrunc: { date: '$d', unit: 'day', timezone: '-05:00' } }),
        gives: [{ v: new Date('2026-03-05T05:00:00Z') }],
      },
      {
        name: '$dateTrunc to the hour of a zone of half hours',
        aggregate: value({ $dateTrunc: { date: '$d', unit: 'hour', timezone: 'Asia/Kolkata' } }),
        gives: [{ v: new Date('2026-03-05T22:30:00Z') }],
      },
      {
        name: '$dateTrunc to the month of a zone',
        docs: [{ _id: 1, d: new Date('2026-04-10T00:00:00Z') }],
        aggregate: value({ $dateTrunc: { date: '$d', unit: 'month', timezone: 'America/New_York' } }),
        gives: [{ v: new Date('2026-04-01T04:00:00Z') }],
      },
      {
        name: '$dateTrunc to the year',
        aggregate: value({ $dateTrunc: { date: '$d', unit: 'year' } }),
        gives: [{ v: new Date('2026-01-01T00:00:00Z') }],
      },
      {
        name: '$dateTrunc over the change to winter time',
        docs: [{ _id: 1, d: new Date('2026-10-25T12:00:00Z') }],
        aggregate: value({ $dateTrunc: { date: '$d', unit: 'day', timezone: 'Europe/Berlin' } }),
        gives: [{ v: new Date('2026-10-24T22:00:00Z') }],
      },
      {
        name: '$dateTrunc in a zone that is none',
        aggregate: value({ $dateTrunc: { date: '$d', unit: 'day', timezone: 'Nowhere/Land' } }),
        code: 40_485,
      },
      {
        name: '$dateTrunc of missing is null',
        aggregate: value({ $dateTrunc: { date: '$zzz', unit: 'day' } }),
        gives: [{ v: null }],
      },
      {
        name: 'the difference of dates is milliseconds',
        aggregate: value({ $subtract: ['$d', new Date('2026-03-05T22:30:15Z')] }),
        gives: [{ v: 250 }],
      },
    ],
  },
];
