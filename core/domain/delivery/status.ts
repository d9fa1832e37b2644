/**
 * How far a message has got on its way to a platform and to the customer.
 * queued: to be sent. sending: an attempt is recorded, its outcome not yet. uncertain: it may have arrived; never sent again
 * unless somebody says so. sent: the platform has it. delivered, read: as the platform tells. failed: it will not arrive.
 */
export const DELIVERY_STATUSES = ['queued', 'sending', 'uncertain', 'sent', 'delivered', 'read', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/**
 * What news may take the place of: it only goes forward, as receipts come late, twice and in any order. What is known to
 * have arrived did not fail; what was thought to have failed and is then read had arrived.
 */
const REPLACES: Readonly<Record<DeliveryStatus, readonly DeliveryStatus[]>> = {
  queued: [],
  sending: ['queued'],
  uncertain: ['sending'],
  sent: ['queued', 'sending', 'uncertain'],
  delivered: ['queued', 'sending', 'uncertain', 'sent', 'failed'],
  read: ['queued', 'sending', 'uncertain', 'sent', 'delivered', 'failed'],
  failed: ['queued', 'sending', 'uncertain', 'sent'],
};

/** The statuses that this one may take the place of: the same rule for the store's filter. */
export const replacedBy = (next: DeliveryStatus): readonly DeliveryStatus[] => REPLACES[next];

/** The status after the news; the same as before when they are old. */
export const advance = (current: DeliveryStatus, next: DeliveryStatus): DeliveryStatus =>
  REPLACES[next].includes(current) ? next : current;

const FURTHEST_LAST: readonly DeliveryStatus[] = [
  'failed',
  'uncertain',
  'queued',
  'sending',
  'sent',
  'delivered',
  'read',
];

/** Of a message that became several on the platform: as far as the one that has got least far. */
export const ofAll = (parts: readonly DeliveryStatus[]): DeliveryStatus =>
  FURTHEST_LAST.find((status) => parts.includes(status)) ?? 'queued';
