import * as bson from 'bson';
import { serialize } from 'bson';
import { describe, expect, it } from 'vitest';
import { exactDocument } from '#embedded/operations/exact-document.ts';

/** A document as it lies in a store. Maps keep the order of their fields. */
const bytes = (fields: [string, unknown][]) => serialize(new Map(fields) as unknown as bson.Document);

describe('a document that is decoded to be sent on', () => {
  it.each<[string, [string, unknown][]]>([
    [
      'numbers of every kind',
      [
        ['a', new bson.Double(1)],
        ['b', new bson.Int32(1)],
        ['c', bson.Long.fromNumber(1)],
        ['d', bson.Decimal128.fromString('1.00')],
      ],
    ],
    [
      'fields named by numbers, out of order',
      [
        ['b', 1],
        ['10', 2],
        ['9', 3],
        [
          'a',
          new Map<string, unknown>([
            ['z', 1],
            [
              '0',
              [
                new Map<string, unknown>([
                  ['y', 1],
                  ['1', 2],
                ]),
              ],
            ],
          ]),
        ],
      ],
    ],
    [
      'fields with names of prototypes',
      [
        ['__proto__', 1],
        ['constructor', { __proto__: null, toString: 1 }],
      ],
    ],
    [
      'references, also with more fields',
      [
        [
          'a',
          new Map<string, unknown>([
            ['$ref', 'people'],
            ['$id', 1],
            ['more', 2],
          ]),
        ],
      ],
    ],
    [
      'dates, ids, binaries, expressions',
      [
        ['a', new Date(5)],
        ['b', new bson.ObjectId()],
        ['c', new bson.Binary([1], 4)],
        ['d', new bson.BSONRegExp('a.b', 'ix')],
      ],
    ],
    [
      'code, symbols, timestamps, the least and the greatest',
      [
        ['a', new bson.Code('x', { y: 1 })],
        ['b', new bson.BSONSymbol('s')],
        ['c', new bson.Timestamp(7n)],
        ['d', new bson.MinKey()],
        ['e', new bson.MaxKey()],
      ],
    ],
    [
      'nothing, nested',
      [
        ['a', null],
        ['b', []],
        ['c', {}],
        ['d', [[], [null, {}]]],
      ],
    ],
  ])('becomes the same bytes again: %s', (_, fields) => {
    const before = bytes(fields);
    expect(Buffer.from(serialize(exactDocument(before), { ignoreUndefined: false })).toString('hex')).toBe(
      Buffer.from(before).toString('hex'),
    );
  });
});
