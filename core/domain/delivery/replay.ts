import { standingOf, type WindowRules, windowAfter } from '../channels/window.ts';
import type { Instant } from '../ids.ts';
import type { Delivery, Failure } from './delivery.ts';

/** Why there is no sense in sending a failed message again, in words for whoever wants to. */
export const OBSTACLES = {
  content: 'The platform does not take this message as it is. Write it anew.',
  window: 'The customer has to write first: the platform would refuse it again.',
  disconnected: 'The channel is disconnected. Connect it first.',
} as const satisfies Record<string, string>;
export type Obstacle = keyof typeof OBSTACLES;

/** What is known of the way to the customer now. */
export type Way = {
  connected: boolean;
  window: WindowRules | undefined;
  /** When the customer wrote last, in whichever conversation. */
  lastCustomerAt: Instant | null;
};

/** Null where sending it again may help. What the message waited for may be there by now. */
export const obstacleTo = ({ failure, message, createdAt }: Delivery, way: Way, now: Instant): Obstacle | null => {
  if (!way.connected) return 'disconnected';
  if (failure === 'content') return 'content';
  const window = windowAfter(way.window, way.lastCustomerAt);
  if (window === null || message.template !== undefined) return null;
  // The platform's clock counts: what it found closed stays so until the customer writes.
  if (failure === 'window' && (way.lastCustomerAt ?? 0) <= createdAt) return 'window';
  return standingOf(window, message.by === 'agent' ? 'agent' : 'bot', now).open ? null : 'window';
};

/** What is sent again together. Whom a platform cannot reach, it could reach no better a moment later: one by one only. */
export const REPLAYED_TOGETHER: readonly Failure[] = ['given_up', 'platform', 'window'];

type Before = { createdAt: Instant; becomes: Instant };

/**
 * Messages to one customer that are sent again stand in the line in the order in which they were said, behind what waits:
 * their times go on in it, and what was said at the same moment stays so.
 * @param before the one that was said before it, and where it stands now, whoever has put it there
 * @param end where the line ends that they come into
 */
export const standsAt = (createdAt: Instant, before: Before | null, end: Instant | null, now: Instant): Instant => {
  if (before === null) return Math.max(now, (end ?? 0) + 1);
  return createdAt === before.createdAt ? before.becomes : Math.max(now, before.becomes + 1);
};
