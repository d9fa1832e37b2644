import { Decimal128 } from 'mongodb';
import type { Topic } from '../probe.ts';

export const refusals: Topic[] = [
  {
    source: 'Query Operators › what the embedded store leaves to MongoDB',
    docs: [{ _id: 1, a: 20, loc: [1, 2] }],
    probes: [
      { name: '$bitsAllSet', find: { a: { $bitsAllSet: 4 } }, refused: true },
      { name: '$bitsAnyClear', find: { a: { $bitsAnyClear: [0] } }, refused: true },
      { name: '$where', find: { $where: 'this.a > 1' }, refused: true },
      { name: '$text', find: { $text: { $search: 'x' } }, refused: true },
      { name: '$jsonSchema', find: { $jsonSchema: { required: ['a'] } }, refused: true },
      { name: '$near', find: { loc: { $near: [1, 2] } }, refused: true },
      { name: '$geoWithin', find: { loc: { $geoWithin: { $center: [[0, 0], 5] } } }, refused: true },
      { name: 'a comparison with Decimal128', find: { a: Decimal128.fromString('20') }, refused: true },
      { name: '$sort by the score of a text', find: {}, sort: { s: { $meta: 'textScore' } }, refused: true },
    ],
  },
];
