import type { DeliveryState } from '#core/contracts/delivery.ts';

/** Why a message that failed would fail again: the customer has to write first, or it has to be written anew. */
export type Hindrance = 'window' | 'content';

type Said = { at: number; template?: string | undefined };

/** Null where sending it again may help. What the platform found too late stays so until the customer writes. */
export const hindranceOf = (
  { status, failure }: Pick<DeliveryState, 'status' | 'failure'>,
  { at, template }: Said,
  lastCustomerAt: number | null,
): Hindrance | null => {
  if (status !== 'failed') return null;
  if (failure === 'content') return 'content';
  const wroteSince = lastCustomerAt !== null && lastCustomerAt > at;
  return failure === 'window' && template === undefined && !wroteSince ? 'window' : null;
};
