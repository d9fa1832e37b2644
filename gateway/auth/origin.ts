import type { IncomingHttpHeaders } from 'node:http';

/** Browsers say where a page comes from; ours is under PUBLIC_URL or under the host that the request names. */
export const isOwnOrigin = (headers: IncomingHttpHeaders, publicOrigin: string): boolean => {
  const { origin, host } = headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  return origin === publicOrigin || new URL(origin).host === host;
};

/** For what carries no cookie, or cannot change anything: only a page of another site is refused. */
export const isForeign = (headers: IncomingHttpHeaders, publicOrigin: string): boolean =>
  headers.origin === undefined ? headers['sec-fetch-site'] === 'cross-site' : !isOwnOrigin(headers, publicOrigin);
