import type { Reach } from '../contract/adapter.ts';

/** Where Meta keeps files. */
const HOSTS = ['facebook.com', 'fbsbx.com', 'fbcdn.net', 'whatsapp.net', 'cdninstagram.com'];

/** Nobody but Meta may see the access token, whatever an address says. */
export const mayHaveToken = (url: URL, graphUrl: string): boolean =>
  url.origin === new URL(graphUrl).origin ||
  (url.protocol === 'https:' &&
    url.port === '' &&
    HOSTS.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`)));

/** @throws Error when the address is not Meta's, or there is nothing (any more) */
export const opened = async (
  address: string,
  token: string,
  reach: Reach,
  isAllowed: (url: URL) => boolean,
): Promise<Response> => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !isAllowed(url)) throw new Error('The file lies with a host that is not Meta’s: it is not fetched.');
  const response = await reach.fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    signal: reach.signal,
    redirect: 'error',
  });
  if (response.ok && response.body) return response;
  await response.body?.cancel();
  throw new Error(`Meta does not give the file (${response.status}).`);
};
