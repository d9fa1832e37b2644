import { expect, test } from 'vitest';
import { isSameSecret, isSigned } from '#channels/meta/signature.ts';
import { asMetaWrites, signatureOf } from '../../../fakes/graph/webhook.ts';

const KEY = "It's a Secret to Everybody";
const BODY = Buffer.from('Hello, World!');
const MAC = '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';

test('the published vector is taken', () => {
  expect(isSigned(BODY, `sha256=${MAC}`, KEY)).toBe(true);
});

test.each([
  ['no signature', undefined],
  ['an empty one', ''],
  ['one without its method', MAC],
  ['the older one with SHA-1', 'sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59'],
  ['one of the length of SHA-1', `sha256=${MAC.slice(0, 40)}`],
  ['a wrong one', `sha256=${MAC.replace('7', '8')}`],
  ['one with more behind it', `sha256=${MAC}00`],
  ['two at once', `sha256=${MAC}, sha256=${MAC}`],
  ['one that is not hexadecimal', `sha256=${'z'.repeat(64)}`],
])('%s is refused', (_, header) => {
  expect(isSigned(BODY, header, KEY)).toBe(false);
});

test('a signature of another secret, or of none, is refused', () => {
  expect(isSigned(BODY, `sha256=${MAC}`, 'another')).toBe(false);
  expect(isSigned(BODY, signatureOf(BODY, ''), '')).toBe(false);
});

test('every changed byte is seen', () => {
  for (const [i, byte] of BODY.entries()) {
    const changed = Buffer.from(BODY);
    changed[i] = byte ^ 1;
    expect(isSigned(changed, `sha256=${MAC}`, KEY)).toBe(false);
  }
});

test('the bytes that came in are signed, not the same JSON written anew', () => {
  const body = asMetaWrites({ text: '¿Cuánto? 🌵', url: 'https://example.com/a' });
  const signature = signatureOf(body, KEY);
  const again = Buffer.from(JSON.stringify(JSON.parse(body.toString('utf8'))));
  expect(JSON.parse(again.toString('utf8'))).toEqual(JSON.parse(body.toString('utf8')));
  expect(isSigned(body, signature, KEY)).toBe(true);
  expect(isSigned(again, signature, KEY)).toBe(false);
});

test('a secret is the same as itself alone', () => {
  expect(isSameSecret('our own words', 'our own words')).toBe(true);
  expect(isSameSecret('our own word', 'our own words')).toBe(false);
  expect(isSameSecret('', '')).toBe(false);
});
