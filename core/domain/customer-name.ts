import type { Peer } from './ids.ts';

const LONGEST = 80;

/** What a customer without a name is called on screens. */
export const placeholderName = (peer: Peer): string => `Visitor ${peer.replaceAll('-', '').slice(-4).toUpperCase()}`;

/** Nobody has said what they are called. */
export const isPlaceholder = (name: string): boolean => /^Visitor( [0-9A-Z]{1,4})?$/.test(name);

/** The name among what is known of a customer, on one line; empty where there is none. */
export const nameAmong = (known: Readonly<Record<string, string>>): string => {
  const [, name = ''] = Object.entries(known).find(([field]) => field.toLowerCase() === 'name') ?? [];
  return [...name.trim().replace(/\s+/g, ' ')].slice(0, LONGEST).join('');
};
