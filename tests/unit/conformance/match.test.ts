import { Binary, Double, Long, ObjectId } from 'bson';
import { describe, expect, it } from 'vitest';
import { match, matchArray } from '#tests/conformance/runner/match.ts';
import { Failed } from '#tests/conformance/runner/verdict.ts';

const session = { id: new Binary(Buffer.alloc(16, 7), 4) };
const scope = {
  entity: (name: string) => ({ saved: { x: 1 } })[name],
  sessionId: () => session,
};
const root = { path: 'it', root: true };

const matching: [string, unknown, unknown][] = [
  ['numbers of any kind', { a: 1, b: Long.fromNumber(2), c: new Double(3) }, { a: Long.ONE, b: 2, c: 3 }],
  ['fields in any order', { a: 1, b: { c: 1, d: 2 } }, { b: { d: 2, c: 1 }, a: 1 }],
  ['further fields of the root', { a: 1 }, { a: 1, b: 2 }],
  ['dates and ids', [new Date(5), new ObjectId('0'.repeat(24))], [new Date(5), new ObjectId('0'.repeat(24))]],
  ['null', { a: null }, { a: null }],
  ['$$exists', { a: { $$exists: true }, b: { $$exists: false } }, { a: null }],
  ['$$type', { a: { $$type: ['int', 'long'] }, b: { $$type: 'string' } }, { a: Long.ONE, b: 'x' }],
  ['$$unsetOrMatches of something', { a: { $$unsetOrMatches: { b: 1 } } }, { a: { b: 1 } }],
  ['$$unsetOrMatches of nothing', { $$unsetOrMatches: { b: 1 } }, undefined],
  ['$$matchesEntity', { a: { $$matchesEntity: 'saved' } }, { a: { x: 1 } }],
  ['$$sessionLsid', { lsid: { $$sessionLsid: 'session0' } }, { lsid: session }],
  ['$$matchesHexBytes', { a: { $$matchesHexBytes: '00FF' } }, { a: Buffer.from([0, 255]) }],
  ['$$lte', { a: { $$lte: 5 } }, { a: 5 }],
  ['$$matchAsRoot', { a: { $$matchAsRoot: { b: 1 } } }, { a: { b: 1, c: 2 } }],
  ['$$matchAsDocument', { a: { $$matchAsDocument: { b: 1 } } }, { a: '{"b": 1}' }],
];

const differing: [string, unknown, unknown][] = [
  ['another number', { a: 1 }, { a: 1.5 }],
  ['a number for a string', { a: '1' }, { a: 1 }],
  ['a missing field', { a: 1 }, {}],
  ['missing for null', { a: null }, {}],
  ['null for a document', { a: {} }, { a: null }],
  ['further fields below the root', { a: { b: 1 } }, { a: { b: 1, c: 2 } }],
  ['further elements', { a: [1] }, { a: [1, 2] }],
  ['elements in another order', { a: [1, 2] }, { a: [2, 1] }],
  ['further fields in an element', [{ a: 1 }], [{ a: 1, b: 2 }]],
  ['another date', { a: new Date(5) }, { a: new Date(6) }],
  ['a date for its number', { a: 5 }, { a: new Date(5) }],
  ['something that should not exist', { a: { $$exists: false } }, { a: null }],
  ['nothing where something should exist', { a: { $$exists: true } }, {}],
  ['another type', { a: { $$type: 'int' } }, { a: 1.5 }],
  ['no type', { a: { $$type: 'int' } }, {}],
  ['set but different', { a: { $$unsetOrMatches: 1 } }, { a: 2 }],
  ['set to null', { a: { $$unsetOrMatches: 1 } }, { a: null }],
  ['another entity', { a: { $$matchesEntity: 'saved' } }, { a: { x: 2 } }],
  ['another session', { lsid: { $$sessionLsid: 's' } }, { lsid: { id: new Binary(Buffer.alloc(16, 8), 4) } }],
  ['other bytes', { a: { $$matchesHexBytes: '00' } }, { a: Buffer.from([1]) }],
  ['too much', { a: { $$lte: 5 } }, { a: 6 }],
  ['too much in a document in text', { a: { $$matchAsDocument: { b: 1 } } }, { a: '{"b": 1, "c": 2}' }],
];

describe('a match', () => {
  it.each(matching)('holds: %s', (_what, expected, actual) => {
    expect(() => match(expected, actual, scope, root)).not.toThrow();
  });

  it.each(differing)('fails: %s', (_what, expected, actual) => {
    expect(() => match(expected, actual, scope, root)).toThrow(Failed);
  });

  it('takes documents of a cursor for roots, and counts them', () => {
    expect(() => matchArray([{ a: 1 }], [{ a: 1, b: 2 }], scope, root)).not.toThrow();
    expect(() => matchArray([{ a: 1 }], [{ a: 1 }, { a: 1 }], scope, root)).toThrow(Failed);
    expect(() => matchArray([], undefined, scope, root)).toThrow(Failed);
  });

  it('names the place of the difference', () => {
    expect(() => match({ a: [{ b: 1 }] }, { a: [{ b: 2 }] }, scope, root)).toThrow('it.a[0].b: expected 1, got 2');
  });

  it('does not guess what an unknown operator means', () => {
    expect(() => match({ a: { $$like: 1 } }, { a: 1 }, scope, root)).toThrow('unknown operator');
  });
});
