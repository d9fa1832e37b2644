import { expect, test } from 'vitest';
import { parse } from '#channels/api/parse.ts';
import { InvalidBody } from '#channels/contract/adapter.ts';

const bytes = (said: unknown): Uint8Array => Buffer.from(typeof said === 'string' ? said : JSON.stringify(said));
const created = (data: object) => ({ type: 'message.created', timestamp: '2026-03-01T09:30:00Z', data });
const wrong = (said: unknown): string => {
  try {
    parse(bytes(said));
  } catch (error) {
    if (error instanceof InvalidBody) return error.message;
  }
  throw new Error('it was taken');
};

test.each([
  ['what is no JSON', '{', /not JSON/],
  ['an unknown type', { type: 'message.send', timestamp: 'x', data: {} }, /one of message\.created, message\.updated/],
  ['no type', {}, /`type` has to be one of/],
  ['a message without a customer', created({ id: '1', text: 'Hi' }), /`message\.created` does not fit/],
  ['a message without words', created({ id: '1', customer: { id: 'a' } }), /Give `text`, or `parts`/],
  [
    'a file without an address',
    created({ id: '1', customer: { id: 'a' }, parts: [{ kind: 'file', media: 'image' }] }),
    /data\/parts/,
  ],
  [
    'a time that is none',
    { ...created({ id: '1', customer: { id: 'a' }, text: 'Hi' }), timestamp: 'noon' },
    /2026-03-01T09:30:00Z/,
  ],
])('of %s it says what to write instead', (_, said, sentence) => {
  expect(wrong(said)).toMatch(sentence);
});

test('a sentence about a body repeats nothing that a customer wrote', () => {
  expect(wrong(created({ id: '1', customer: { id: 'a', name: 7 }, text: 'My secret' }))).not.toContain('secret');
});

test('words come before parts, and fields that nobody knows are left alone', () => {
  const said = created({
    id: '1',
    customer: { id: 'a', vip: true },
    text: 'Look',
    parts: [{ kind: 'choice', title: 'Yes' }],
  });
  expect(parse(bytes(said))).toMatchObject([
    {
      type: 'message',
      parts: [
        { kind: 'text', text: 'Look' },
        { kind: 'choice', id: 'Yes', title: 'Yes' },
      ],
    },
  ]);
});
