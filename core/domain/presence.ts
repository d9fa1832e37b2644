import type { Instant } from './ids.ts';

/** Every gateway says so often who is connected to it; who is not heard of for longer is not there. Milliseconds. */
export const PRESENCE_RENEWAL = 5_000;
export const PRESENCE_LEASE = 12_000;

/** One lease over all of an agent's tabs and devices: when each gateway that they are connected to has seen them last. */
export type Presence = {
  seen: Readonly<Record<string, Instant>>;
  /** When the last connection was closed. */
  leftAt: Instant;
};

export const isPresent = ({ seen }: Pick<Presence, 'seen'>, now: Instant): boolean =>
  Object.values(seen).some((at) => now - at < PRESENCE_LEASE);

/** The last sign of life. */
export const lastSeen = ({ seen, leftAt }: Presence): Instant => Math.max(leftAt, ...Object.values(seen));

/**
 * Whether an agent was away for longer than the grace, so that others take over what they had.
 * Nobody was seen before `watchedSince`, while nothing was running that could have seen them.
 * Who never had a connection works by the API alone and cannot lose it.
 */
export const hasVanished = (presence: Presence, now: Instant, grace: number, watchedSince: Instant): boolean =>
  lastSeen(presence) > 0 && !isPresent(presence, now) && now - Math.max(lastSeen(presence), watchedSince) >= grace;
