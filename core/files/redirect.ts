import type { IncomingMessage } from 'node:http';
import { RefusedAddress } from './refused-address.ts';

export type Hop = { url: URL; method: string; headers: Headers; body: Uint8Array | undefined };

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** What another origin may know: nothing that vouches for anybody, by whatever name. */
const HARMLESS = new Set(['accept', 'accept-encoding', 'accept-language', 'content-type', 'range', 'user-agent']);

/** Where an answer sends its reader, and with what; null for one that is final. */
export const nextHop = (hop: Hop, { statusCode = 0, headers: said }: IncomingMessage): Hop | null => {
  const { location } = said;
  if (!REDIRECTS.has(statusCode) || location === undefined) return null;
  if (!URL.canParse(location, hop.url)) throw new RefusedAddress('The address leads on to one that makes no sense.');
  const url = new URL(location, hop.url);
  const headers = new Headers(hop.headers);
  if (url.origin !== hop.url.origin)
    for (const name of [...headers.keys()]) if (!HARMLESS.has(name)) headers.delete(name);
  // https://fetch.spec.whatwg.org/#http-redirect-fetch, step 12
  const becomesGet =
    (statusCode === 303 && hop.method !== 'HEAD') ||
    ((statusCode === 301 || statusCode === 302) && hop.method === 'POST');
  if (!becomesGet) return { ...hop, url, headers };
  headers.delete('content-type');
  return { url, method: 'GET', headers, body: undefined };
};
