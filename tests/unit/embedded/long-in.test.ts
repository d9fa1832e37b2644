import { Long, ObjectId } from 'bson';
import { describe, expect, it } from 'vitest';
import { compileFilter } from '#embedded/store/match/compile.ts';

const id = new ObjectId();
const kinds: [string, unknown, unknown[]][] = [
  ['numbers of every kind', 7, [7, 7.0, Long.fromNumber(7)]],
  ['longs', Long.fromString('9007199254740993'), [Long.fromString('9007199254740993')]],
  ['identifiers', id, [new ObjectId(id.toHexString())]],
  ['dates', new Date(5), [new Date(5)]],
  ['null, also where there is nothing', null, [null, undefined]],
  ['documents', { a: 1 }, [{ a: 1 }]],
  ['texts', 'seven', ['seven']],
];
const others = Array.from({ length: 30 }, (_, i) => [i + 100, new Date(i + 100), new ObjectId(), `text ${i}`]).flat();
const strangers = [8, '7', new Date(7), new ObjectId(), Long.fromNumber(8), Long.fromString('9007199254740992'), {}];

describe('a long list of $in', () => {
  it.each(kinds)('finds %s as a short one does', (_name, wanted, equal) => {
    for (const list of [[wanted], [...others, wanted]]) {
      const matches = compileFilter({ a: { $in: list } });
      for (const value of equal) expect(matches(value === undefined ? {} : { a: value })).toBe(true);
      for (const value of equal) if (value !== undefined) expect(matches({ a: [value] })).toBe(true);
      for (const value of strangers) expect(matches({ a: value })).toBe(false);
    }
  });
});
