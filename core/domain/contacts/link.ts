import type { AgentId, ContactId, Instant } from '../ids.ts';

/**
 * What somebody said of two contacts: they are one person, or they are not. Contacts stay what they are; a person is all that
 * hang together by such links, so taking one back leaves everything as it was before.
 */
export type ContactLink = {
  id: string;
  contacts: readonly [ContactId, ContactId];
  what: 'merged' | 'apart';
  by: { id: AgentId; name: string };
  at: Instant;
  /** Null as long as it holds. */
  undone: { by: { id: AgentId; name: string }; at: Instant } | null;
};

/** The same for both directions. */
export const pairOf = (a: ContactId, b: ContactId): readonly [ContactId, ContactId] => (a < b ? [a, b] : [b, a]);
