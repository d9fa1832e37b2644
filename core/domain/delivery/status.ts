/** Delivery only moves forward. `uncertain`: the bytes left and no answer came; a later receipt settles it. */
export const DELIVERY_STATUSES = ['queued', 'sending', 'uncertain', 'failed', 'sent', 'delivered', 'read'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

const rank: Record<DeliveryStatus, number> = {
  queued: 0,
  sending: 1,
  uncertain: 2,
  failed: 3,
  sent: 4,
  delivered: 5,
  read: 6,
};

/** The later of the two; the same value when nothing moves. A receipt of arrival outranks a failure, never the reverse. */
export const advance = (current: DeliveryStatus, next: DeliveryStatus): DeliveryStatus =>
  rank[next] > rank[current] ? next : current;

/** The statuses that `next` may replace: the same rule for a database filter. */
export const replaceableBy = (next: DeliveryStatus): DeliveryStatus[] =>
  DELIVERY_STATUSES.filter((status) => rank[status] < rank[next]);
