import type { ErrorCode } from './errors.ts';
import type { AgentId, Instant } from './ids.ts';

/** What people do that others may have to account for later. */
export const DEEDS = [
  'channel_created',
  'channel_changed',
  'channel_secrets_entered',
  'channel_checked',
  'channel_tested',
  'channel_connected',
  'channel_disconnected',
  'channel_restarted',
  'channel_logged_out',
  'delivery_replayed',
  'deliveries_replayed',
  'contacts_merged',
  'contacts_unmerged',
  'contacts_kept_apart',
] as const;
export type Deed = (typeof DEEDS)[number];

export const AUDITED_THINGS = ['channel', 'delivery', 'contact'] as const;
export type AuditedThing = { kind: (typeof AUDITED_THINGS)[number]; id: string };

/**
 * Who did what, from where. Written before the deed, so that none stays unrecorded; never changed afterwards, but for what
 * came of it, once. Holds ids and names of fields: no secrets, and nothing that a customer wrote.
 */
export type AuditRow = {
  id: string;
  at: Instant;
  by: { id: AgentId; name: string };
  /** The address that they came from. */
  from: string;
  deed: Deed;
  on: AuditedThing;
  /** What else there is to say of it, in words that are Baton's own. */
  details: Readonly<Record<string, string>>;
  /** Null: it was begun, and the process that did it has not come back. It may have happened. */
  outcome: 'done' | ErrorCode | null;
};
