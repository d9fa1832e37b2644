import { ABANDONED_AFTER } from '#core/domain/delivery/patience.ts';
import type { Instant } from '#core/domain/ids.ts';
import type { DeliverDeps } from './deps.ts';

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
  for (const delivery of await deliveries.abandoned(now - ABANDONED_AFTER, AT_ONCE)) {
    const outlet = await outletOf(delivery.channelAccountId);
    const changed = outlet?.capabilities.idempotent
      ? await deliveries.postponed(delivery.id, now, WHY)
      : await deliveries.uncertain(delivery.id, { part: delivery.parts.length, why: WHY, more: true });
    if (changed) show(changed);
  }
};
