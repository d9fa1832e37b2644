import type { Reach } from '../contract/adapter.ts';
import { NoMedia } from '../contract/no-media.ts';

/** Where Meta keeps files. */
const HOSTS = ['facebook.com', 'fbsbx.com', 'fbcdn.net', 'whatsapp.net', 'cdninstagram.com'];

/** Nobody but Meta may see the access token, whatever an address says. */
export const mayHaveToken = (url: URL, graphUrl: string): boolean =>
  url.origin === new URL(graphUrl).origin ||
  (url.protocol === 'https:' &&
    url.port === '' &&
    HOSTS.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`)));

/** Files that lie open may have moved to another host of Meta's. */
const MOST_MOVES = 3;
/** What an address answers whose time is over. */
const OVER = new Set([403, 404, 410]);

/**
 * The token is shown, and then nothing is followed; null where a file lies open to whoever has its address.
 * @throws NoMedia when the address is not Meta's, or is over where nobody could give another one; Error for now
 */
export const opened = async (
  address: string,
  token: string | null,
  reach: Reach,
  isAllowed: (url: URL) => boolean,
  moves = MOST_MOVES,
): Promise<Response> => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !isAllowed(url)) throw new NoMedia('The file lies with a host that is not Meta’s: it is not fetched.');
  const response = await reach.fetch(url, {
    ...(token === null ? { redirect: 'manual' } : { redirect: 'error', headers: { authorization: `Bearer ${token}` } }),
    signal: reach.signal,
  });
  if (response.ok && response.body) return response;
  await response.body?.cancel();
  const movedTo = response.headers.get('location');
  if (token === null && movedTo !== null && response.status >= 300 && response.status < 400 && moves > 0)
    return opened(new URL(movedTo, url).href, token, reach, isAllowed, moves - 1);
  const isOver = token === null && OVER.has(response.status);
  throw new (isOver ? NoMedia : Error)(`Meta does not give the file${isOver ? ' any more' : ''} (${response.status}).`);
};
