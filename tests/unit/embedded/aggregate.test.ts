import { Long, ObjectId } from 'bson';
import { describe, expect, it } from 'vitest';
import { parsePipeline } from '#embedded/store/aggregate/pipeline.ts';
import { chain } from '#embedded/store/aggregate/stage.ts';
import { Slice } from '#embedded/store/slice.ts';
import type { Doc } from '#embedded/store/value/types.ts';

/** Runs a pipeline of which no stage goes to the collection: a stage that does nothing is put in front. */
async function run(docs: Doc[], ...pipeline: Doc[]): Promise<Doc[]> {
  const out: Doc[] = [];
  const { push, end } = chain(
    parsePipeline([{ $unset: 'nothing' }, ...pipeline], () => undefined).stages,
    (doc) => out.push(doc) > 0,
  );
  for (const doc of docs) if (!push(doc)) break;
  await end(new Slice());
  return out;
}

const id = new ObjectId();
const sales: Doc[] = [
  { g: 'a', n: 1, tags: ['x', 'y'], at: new Date('2026-03-01T23:30:00Z') },
  { g: 'b', n: Long.fromNumber(5), tags: [], at: new Date('2026-03-02T00:30:00Z') },
  { g: 'a', n: 3, at: new Date('2026-03-02T10:00:00Z') },
  { g: null, n: 'text' },
  { n: 2 },
];

describe('an aggregation', () => {
  it('groups, with missing and null as one', async () => {
    const groups = await run(sales, {
      $group: { _id: '$g', sum: { $sum: '$n' }, avg: { $avg: '$n' }, count: { $count: {} } },
    });
    expect(groups).toEqual([
      { _id: 'a', sum: 4, avg: 2, count: 2 },
      { _id: 'b', sum: Long.fromNumber(5), avg: 5, count: 1 },
      { _id: null, sum: 2, avg: 2, count: 2 },
    ]);
  });

  it('groups by ids and documents, numbers of all kinds as one', async () => {
    const docs: Doc[] = [
      { k: id, n: 1 },
      { k: new ObjectId(id.toHexString()), n: Long.ONE },
    ];
    expect(await run(docs, { $group: { _id: { k: '$k', n: '$n' }, c: { $sum: 1 } } })).toEqual([
      { _id: { k: id, n: 1 }, c: 2 },
    ]);
  });

  it('accumulates', async () => {
    const [all] = await run(sales, {
      $group: {
        _id: null,
        min: { $min: '$n' },
        max: { $max: '$n' },
        first: { $first: '$g' },
        last: { $last: '$g' },
        list: { $push: '$g' },
        set: { $addToSet: '$g' },
      },
    });
    expect(all).toEqual({
      _id: null,
      min: 1,
      max: 'text',
      first: 'a',
      last: null,
      list: ['a', 'b', 'a', null],
      set: ['a', 'b', null],
    });
  });

  it.each<[string, Doc[], Doc[]]>([
    ['matches and counts', [{ $match: { g: 'a' } }, { $count: 'n' }], [{ n: 2 }]],
    ['counts nothing as nothing', [{ $match: { g: 'z' } }, { $count: 'n' }], []],
    [
      'sorts, skips and limits',
      [{ $sort: { n: -1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { n: 1 } }],
      [{ n: Long.fromNumber(5) }, { n: 3 }],
    ],
    ['unwinds', [{ $unwind: '$tags' }, { $project: { tags: 1 } }], [{ tags: 'x' }, { tags: 'y' }]],
    [
      'unwinds and keeps',
      [
        { $match: { g: 'b' } },
        { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true } },
        { $project: { g: 1, tags: 1 } },
      ],
      [{ g: 'b' }],
    ],
    [
      'computes',
      [
        { $limit: 1 },
        { $project: { _id: 0, twice: { $multiply: ['$n', 2] }, big: { $cond: [{ $gt: ['$n', 0] }, 'yes', 'no'] } } },
      ],
      [{ twice: 2, big: 'yes' }],
    ],
    [
      'adds and unsets',
      [{ $limit: 1 }, { $set: { m: { $add: ['$n', 1] } } }, { $unset: ['tags', 'at'] }],
      [{ g: 'a', n: 1, m: 2 }],
    ],
    [
      'tells missing from null',
      [{ $skip: 3 }, { $project: { x: { $eq: ['$g', null] } } }],
      [{ x: true }, { x: false }],
    ],
    [
      'subtracts dates',
      [{ $limit: 1 }, { $project: { d: { $subtract: ['$at', new Date('2026-03-01T23:29:00Z')] } } }],
      [{ d: 60_000 }],
    ],
  ])('%s', async (_name, pipeline, expected) => expect(await run(sales, ...pipeline)).toEqual(expected));

  it('buckets by the day of a time zone', async () => {
    const day = { $dateToString: { date: '$at', format: '%Y-%m-%d', timezone: 'Europe/Berlin' } };
    expect(await run(sales.slice(0, 3), { $group: { _id: day, n: { $sum: 1 } } })).toEqual([
      { _id: '2026-03-02', n: 3 },
    ]);
    expect(
      await run(sales.slice(0, 1), {
        $project: { at: { $dateTrunc: { date: '$at', unit: 'hour' } }, h: { $hour: '$at' }, y: { $year: '$at' } },
      }),
    ).toEqual([{ at: new Date('2026-03-01T23:00:00Z'), h: 23, y: 2026 }]);
  });

  it.each<[Doc, number]>([
    [{ $lookup: {} }, 2],
    [{ $lookup: { from: 'x', let: {}, pipeline: [], as: 'x' } }, 115],
    [{ $sample: { size: 1 } }, 115],
    [{ $out: 'x' }, 115],
    [{ $merge: {} }, 115],
    [{ $facet: {} }, 2],
    [{ $facet: { a: [{ $sample: { size: 1 } }] } }, 115],
    [{ $bucket: { groupBy: '$a', boundaries: [2, 1] } }, 2],
    [{ $project: { x: { $toUpper: '$g' } } }, 115],
    [{ $group: { _id: '$g', x: { $stdDevPop: '$n' } } }, 115],
    [{ $project: { x: '$$CURRENT' } }, 115],
    [{ $group: { x: { $sum: 1 } } }, 15_955],
    [{ $limit: 0 }, 15_958],
  ])('%j is an error', (stage, code) => {
    expect(() => parsePipeline([stage], () => undefined)).toThrow(expect.objectContaining({ code }));
  });
});
