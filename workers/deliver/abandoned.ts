import type { Instant } from '#core/domain/ids.ts';
import type { DeliverDeps } from './deps.ts';

/** Whoever has not come back from an attempt by then is not waited for. Milliseconds. */
const LEASE = 40_000;
const AT_ONCE = 200;
const WHY = 'The process that was sending this has stopped. The message may have arrived.';

/**
 * Attempts in which a process died: whether the platform has the message, nobody knows. It is left to a receipt or a person,
 * unless the platform takes the same delivery only once.
 */
export const settleAbandoned = async (
  { deliveries, outletOf, show }: Pick<DeliverDeps, 'deliveries' | 'outletOf' | 'show'>,
  now: Instant,
): Promise<void> => {
  for (const delivery of await deliveries.abandoned(now - LEASE, AT_ONCE)) {
    const outlet = await outletOf(delivery.channelAccountId);
    const changed = outlet?.capabilities.idempotent
      ? await deliveries.postponed(delivery.id, now, WHY)
      : await deliveries.uncertain(delivery.id, delivery.parts.length, WHY);
    if (changed) show(changed);
  }
};
