import type { Instant } from '../ids.ts';

/** new: nothing was heard of it, and nobody has asked. The others are told by the platform, or by a check. */
export const HEALTH_STATES = ['new', 'starting', 'qr', 'code', 'ready', 'degraded', 'loggedOut', 'failed'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

/** What channels tell of: when each came last is remembered with the account. */
export const HEARD_KINDS = [
  'message',
  'outside',
  'receipt',
  'reaction',
  'edit',
  'delete',
  'typing',
  'handover',
  'identity',
  'session',
] as const;
export type HeardKind = (typeof HEARD_KINDS)[number];

/** How an account of a platform is. */
export type Health = {
  state: HealthState;
  since: Instant;
  /** By this installation's clock. */
  lastEventAt: Instant | null;
  /** In words, without secrets and without anything that a customer wrote. */
  lastError: { at: Instant; why: string } | null;
};

export const newHealth = (now: Instant): Health => ({ state: 'new', since: now, lastEventAt: null, lastError: null });
