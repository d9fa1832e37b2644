import { expect, test } from 'vitest';
import { checkSignature, signatureOf } from '#tests/fakes/s3/signature.ts';

/** "Example: GET Object" of the Amazon S3 API reference. */
const EXAMPLE = {
  method: 'GET',
  url: '/test.txt',
  headers: {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-amz-date': '20130524T000000Z',
  },
};
const KEYS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
const NAMES = ['host', 'range', 'x-amz-content-sha256', 'x-amz-date'];
const SIGNATURE = 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41';
const authorization = `AWS4-HMAC-SHA256 Credential=${KEYS.accessKeyId}/20130524/us-east-1/s3/aws4_request,SignedHeaders=${NAMES.join(';')},Signature=${SIGNATURE}`;
const NOW = Date.UTC(2013, 4, 24);

test('the fake of S3 signs the example of its documentation as the documentation does', () => {
  expect(signatureOf(EXAMPLE, NAMES, KEYS)).toBe(SIGNATURE);
});

test.each([
  ['genuine', {}, NOW, null],
  ['without a signature', { authorization: undefined }, NOW, 'AccessDenied'],
  ['with another range', { range: 'bytes=0-99' }, NOW, 'SignatureDoesNotMatch'],
  ['with a header of S3 that nobody vouches for', { 'x-amz-acl': 'public-read' }, NOW, 'AccessDenied'],
  ['from an hour ago', {}, NOW + 3_600_000, 'RequestTimeTooSkewed'],
])('a request %s', (_, changes, now, said) => {
  const headers = { ...EXAMPLE.headers, authorization, ...changes };
  expect(checkSignature({ ...EXAMPLE, headers }, KEYS, now)).toBe(said);
});
