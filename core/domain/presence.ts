import type { Instant } from './ids.ts';

/** A connected agent renews the lease; without renewal for this long they count as away. Milliseconds. */
export const PRESENCE_LEASE = 30_000;
export const PRESENCE_RENEWAL = 10_000;

export const isPresent = (leaseUntil: Instant, now: Instant): boolean => leaseUntil > now;
