import { isIP } from 'node:net';

/** Networks that have names of their own. */
const NAMED = ['loopback', 'linklocal', 'uniquelocal'];

/** A list such as `10.0.0.2, 172.16.0.0/12, loopback`. */
export const proxiesIn = (list: string): string[] => list.split(',').map((part) => part.trim());

export const areProxies = (list: string): boolean =>
  proxiesIn(list).every((part) => NAMED.includes(part) || isNetwork(part));

/** An address, or a network that is not everybody. */
function isNetwork(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return length === undefined || (/^[1-9]\d{0,2}$/.test(length) && Number(length) <= (version === 4 ? 32 : 128));
}
