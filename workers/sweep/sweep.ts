import type { Request } from '#core/store/apply.ts';
import type { ConversationStore } from '#core/store/conversations/store.ts';
import { type ReconcileDeps, reconcile } from '#core/store/reconcile.ts';

export type SweepDeps = ReconcileDeps & {
  conversations: Pick<ConversationStore, 'expired'>;
  apply: (id: string, request: Request) => Promise<unknown>;
};

const AT_ONCE = 200;

/** What a worker looks after beside its queues: bells that were not heard, offers and transfers that ran out. */
export const sweep = async (deps: SweepDeps, now: number): Promise<void> => {
  await reconcile(deps, now);
  for (const { id, offer, transfer } of await deps.conversations.expired(now, AT_ONCE)) {
    if (offer !== null && offer.expiresAt <= now) await deps.apply(id, { type: 'expireOffer' });
    if (transfer !== null && transfer.expiresAt <= now) await deps.apply(id, { type: 'expireTransfer' });
  }
};
