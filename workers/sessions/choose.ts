import type { ChannelAccountId, Instant } from '#core/domain/ids.ts';
import type { SessionLease } from '#core/store/session-leases.ts';

export type Seen = {
  /** Accounts that somebody has to keep up. */
  wanted: readonly ChannelAccountId[];
  leases: readonly SessionLease[];
  /** The store's clock. */
  now: Instant;
};
export type Taker = {
  held: ReadonlySet<ChannelAccountId>;
  most: number;
  /** The data folder whose pairings it has. */
  home: string;
  awayFor: number;
};

/** Whether an account may be taken: it is nobody's, and those who have its pairing have had their time. */
export const isFree = (
  lease: SessionLease | null,
  now: Instant,
  { home, awayFor }: Pick<Taker, 'home' | 'awayFor'>,
) => {
  if (lease === null) return true;
  if (lease.expiresAt >= now) return false;
  return lease.home === home || lease.home === null || lease.expiresAt + awayFor < now;
};

/** What to try to take, with what was seen of it: those first that have waited longest, and no more than there is room for. */
export const toTake = (
  { wanted, leases, now }: Seen,
  taker: Taker,
): { id: ChannelAccountId; seen: SessionLease | null }[] => {
  const leaseOf = new Map(leases.map((lease) => [lease.id, lease]));
  const room = Math.max(0, taker.most - taker.held.size);
  return wanted
    .filter((id) => !taker.held.has(id))
    .map((id) => ({ id, seen: leaseOf.get(id) ?? null }))
    .filter(({ seen }) => isFree(seen, now, taker))
    .sort((one, other) => (one.seen?.expiresAt ?? 0) - (other.seen?.expiresAt ?? 0))
    .slice(0, room);
};
