import { createHash } from 'node:crypto';

/** Where a key is kept, in folders that stay small. Made of its hash: no key, whatever is in it, leads anywhere else. */
export const nameOf = (key: string): string => {
  const hash = createHash('sha256').update(key).digest('hex');
  return `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;
};
