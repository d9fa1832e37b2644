import type { Peer } from './ids.ts';

const LONGEST = 80;

/** What a customer without a name is called on screens. */
export const placeholderName = (peer: Peer): string => `Visitor ${peer.replaceAll('-', '').slice(-4).toUpperCase()}`;

/** The name among what is known of a customer, on one line; empty where there is none. */
export const nameAmong = (known: Readonly<Record<string, string>>): string => {
  const [, name = ''] = Object.entries(known).find(([field]) => field.toLowerCase() === 'name') ?? [];
  return [...name.trim().replace(/\s+/g, ' ')].slice(0, LONGEST).join('');
};
