import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';
import { RefusedAddress } from './refused-address.ts';

export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** Where a connection goes: every address was looked at, and nobody asks for the name again. */
export type Pinned = { address: string; family: 4 | 6 }[];

const pinned = (address: string): Pinned[number] => ({ address, family: isIP(address) === 6 ? 6 : 4 });

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80');

/**
 * The addresses of a host, all of which are public, unless an admin named the host.
 * @throws RefusedAddress
 */
export const pin = async (url: URL, allow: ReadonlySet<string>, resolve: Resolve): Promise<Pinned> => {
  const { protocol, hostname } = url;
  if (url.username || url.password) throw new RefusedAddress('The address has a password in it.');
  const isOurs = allow.has(`${hostname}:${portOf(url)}`);
  if (protocol !== 'https:' && !(isOurs && protocol === 'http:'))
    throw new RefusedAddress('The address does not begin with https.');
  const bare = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(bare) ? [bare] : await resolve(bare);
  if (!isOurs && !addresses.every(isPublicAddress))
    throw new RefusedAddress('The address leads into a private network.');
  if (addresses.length === 0) throw new RefusedAddress('The address leads nowhere.');
  return addresses.map(pinned);
};
