import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Signature Version 4 as a server checks it, written from "Authenticating Requests: Using the Authorization Header" of the
 * Amazon S3 API reference alone.
 */
export type Signed = { method: string; url: string; headers: IncomingHttpHeaders };
export type Keys = { accessKeyId: string; secretAccessKey: string; region: string };
export type SignatureError =
  | 'AccessDenied'
  | 'AuthorizationHeaderMalformed'
  | 'InvalidAccessKeyId'
  | 'RequestTimeTooSkewed'
  | 'SignatureDoesNotMatch';

const HEADER =
  /^AWS4-HMAC-SHA256 Credential=([^/,]+)\/(\d{8})\/([^/,]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;
const SKEW = 15 * 60_000;

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Everything but letters, digits and `-._~`, byte by byte. */
const uriEncode = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => {
      const char = String.fromCharCode(byte);
      return /[A-Za-z0-9\-._~]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');

const canonicalPath = (path: string): string =>
  path
    .split('/')
    .map((part) => uriEncode(decodeURIComponent(part)))
    .join('/');

const canonicalQuery = (query: string): string =>
  query
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return `${uriEncode(decodeURIComponent(name))}=${uriEncode(decodeURIComponent(value))}`;
    })
    .sort()
    .join('&');

const instantOf = (date: string): number =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

export const signatureOf = (
  { method, url, headers }: Signed,
  names: readonly string[],
  { region, secretAccessKey }: Keys,
): string => {
  const [path = '', query = ''] = url.split('?');
  const values = names.map((name) => `${name}:${String(headers[name]).trim().replace(/ +/g, ' ')}\n`).join('');
  const payload = String(headers['x-amz-content-sha256']);
  const canonical = [method, canonicalPath(path), canonicalQuery(query), values, names.join(';'), payload].join('\n');
  const date = String(headers['x-amz-date']);
  const day = date.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = hmac(hmac(hmac(hmac(`AWS4${secretAccessKey}`, day), region), 's3'), 'aws4_request');
  return hmac(key, ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')).toString('hex');
};

/** What is wrong with a request's signature; null for nothing. */
export const checkSignature = (request: Signed, keys: Keys, now: number): SignatureError | null => {
  const { headers } = request;
  if (headers.authorization === undefined) return 'AccessDenied';
  const [, accessKeyId, day, region, signedHeaders = '', signature] = HEADER.exec(headers.authorization) ?? [];
  if (signature === undefined || region !== keys.region) return 'AuthorizationHeaderMalformed';
  if (accessKeyId !== keys.accessKeyId) return 'InvalidAccessKeyId';
  const date = String(headers['x-amz-date']);
  const instant = instantOf(date);
  if (Number.isNaN(instant) || date.slice(0, 8) !== day) return 'AuthorizationHeaderMalformed';
  if (Math.abs(instant - now) > SKEW) return 'RequestTimeTooSkewed';
  const names = signedHeaders.split(';');
  // The host and everything that begins with x-amz has to be vouched for.
  const needed = ['host', 'x-amz-content-sha256', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  if (!needed.every((name) => names.includes(name))) return 'AccessDenied';
  if (names.join() !== [...names].sort().join()) return 'SignatureDoesNotMatch';
  return signatureOf(request, names, keys) === signature ? null : 'SignatureDoesNotMatch';
};
