import { expect, test } from 'vitest';
import type { RawRequest } from '#channels/contract/adapter.ts';
import { authenticateMeta } from '#channels/meta/authenticate.ts';
import { asMetaWrites, signedHeaders } from '../../../fakes/graph/webhook.ts';

const SECRETS = { appSecret: 'of the app', verifyToken: 'our own words' };
const asked = { 'hub.mode': 'subscribe', 'hub.verify_token': 'our own words', 'hub.challenge': '1158201444' };
const get = (query: RawRequest['query']): RawRequest => ({ method: 'GET', headers: {}, query, body: new Uint8Array() });
const post = (body: Uint8Array, headers: RawRequest['headers']): RawRequest => ({
  ...{ method: 'POST', query: {}, headers, body },
});

test('who knows the verify token gets the challenge back, as plain text', () => {
  expect(authenticateMeta(get(asked), SECRETS)).toEqual({
    genuine: true,
    answer: { status: 200, type: 'text/plain', body: '1158201444' },
  });
});

test.each([
  ['another token', { ...asked, 'hub.verify_token': 'guessed' }],
  ['no token', { ...asked, 'hub.verify_token': undefined }],
  ['another mode', { ...asked, 'hub.mode': 'unsubscribe' }],
  ['no challenge', { ...asked, 'hub.challenge': undefined }],
  ['nothing', {}],
])('a verification with %s is refused', (_, query) => {
  expect(authenticateMeta(get(query), SECRETS)).toMatchObject({ genuine: false });
});

test('nobody gets an answer where no verify token is set', () => {
  const empty = { ...asked, 'hub.verify_token': '' };
  expect(authenticateMeta(get(empty), { ...SECRETS, verifyToken: '' })).toMatchObject({ genuine: false });
});

test('an event is genuine by its signature alone', () => {
  const body = asMetaWrites({ object: 'page' });
  const headers = signedHeaders(body, SECRETS.appSecret);
  expect(authenticateMeta(post(body, headers), SECRETS)).toEqual({ genuine: true });
  const older = { 'x-hub-signature': headers['x-hub-signature'] };
  expect(authenticateMeta(post(body, older), SECRETS)).toMatchObject({ genuine: false });
  const changed = Buffer.concat([body, Buffer.from(' ')]);
  expect(authenticateMeta(post(changed, headers), SECRETS)).toMatchObject({ genuine: false });
  expect(authenticateMeta({ ...post(body, {}), query: asked }, SECRETS)).toMatchObject({ genuine: false });
});
