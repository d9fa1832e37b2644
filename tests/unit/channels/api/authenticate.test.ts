import { expect, test } from 'vitest';
import { authenticate } from '#channels/api/authenticate.ts';
import { signedHeaders } from '#tests/fakes/api-client/standard-webhooks.ts';

const keyOf = (letter: string): string => `whsec_${Buffer.from(letter.repeat(32)).toString('base64')}`;
const account = {
  ...{ id: 'an account', settings: { url: 'https://app.example' } },
  secrets: { outgoingKey: keyOf('o'), incomingKey: keyOf('i') },
};
const reach = { fetch, now: Date.now, signal: new AbortController().signal };
const body = Buffer.from('{"type":"typing.started"}');
const asked = (headers: Record<string, string>, method: 'GET' | 'POST' = 'POST') =>
  authenticate({ method, headers, query: {}, body }, account, reach);
const MINUTE = 60_000;

test('what was signed a moment ago is genuine, for as long as clocks may differ', () => {
  for (const ago of [0, 4 * MINUTE, -4 * MINUTE])
    expect(asked(signedHeaders(keyOf('i'), 'msg_1', body, Date.now() - ago))).toEqual({ genuine: true });
});

test('what was signed long ago, or is to be signed yet, is nobody’s', () => {
  for (const ago of [6 * MINUTE, -6 * MINUTE])
    expect(asked(signedHeaders(keyOf('i'), 'msg_1', body, Date.now() - ago))).toMatchObject({ genuine: false });
});

test('one signature among several is enough, so that keys can be changed', () => {
  const headers = signedHeaders(keyOf('i'), 'msg_1', body);
  const other = signedHeaders(keyOf('x'), 'msg_1', body)['webhook-signature'];
  expect(asked({ ...headers, 'webhook-signature': `${other} ${headers['webhook-signature']}` })).toEqual({
    genuine: true,
  });
});

test.each([
  ['another id', { 'webhook-id': 'msg_2' }],
  ['another time', { 'webhook-timestamp': String(Math.floor(Date.now() / 1_000) + 100) }],
  ['no time', { 'webhook-timestamp': 'now' }],
  [
    'the key that Baton signs with',
    { 'webhook-signature': signedHeaders(keyOf('o'), 'msg_1', body)['webhook-signature'] },
  ],
])('%s is not genuine', (_, changes) => {
  expect(asked({ ...signedHeaders(keyOf('i'), 'msg_1', body), ...changes })).toMatchObject({ genuine: false });
});

test('which headers are missing is said by name', () => {
  expect(asked({})).toEqual({
    genuine: false,
    why: 'These headers are missing: webhook-id, webhook-timestamp, webhook-signature.',
  });
  expect(asked({}, 'GET')).toMatchObject({ genuine: false });
});
