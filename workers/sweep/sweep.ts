import type { Request } from '#core/store/apply.ts';
import type { ConversationStore } from '#core/store/conversations/store.ts';
import { type ReconcileDeps, reconcile } from '#core/store/reconcile.ts';
import { type BarredSweepDeps, takeBackFromAllBarred } from './barred.ts';
import { type BreachesDeps, recordBreaches } from './breaches.ts';
import { type EndingsDeps, endByThemselves } from './endings.ts';
import { type createWatch, takeBackFromVanished, type VanishedDeps } from './vanished.ts';

export type SweepDeps = ReconcileDeps &
  VanishedDeps &
  BarredSweepDeps &
  Pick<EndingsDeps, 'bots' | 'gateways' | 'applyIf'> & {
    watch?: ReturnType<typeof createWatch>;
    conversations: ReconcileDeps['conversations'] &
      VanishedDeps['conversations'] &
      BarredSweepDeps['conversations'] &
      Pick<ConversationStore, 'expired'> &
      BreachesDeps['conversations'] &
      EndingsDeps['conversations'];
    apply: (id: string, request: Request) => Promise<unknown>;
  };

const AT_ONCE = 200;

/** What a worker looks after beside its queues: bells that were not heard, offers and transfers that ran out. */
export const sweep = async (deps: SweepDeps, now: number): Promise<void> => {
  await reconcile(deps, now);
  await takeBackFromAllBarred(deps);
  await takeBackFromVanished(deps, now, deps.watch?.looked(now) ?? 0);
  for (const { id, offer, transfer } of await deps.conversations.expired(now, AT_ONCE)) {
    if (offer !== null && offer.expiresAt <= now) await deps.apply(id, { type: 'expireOffer' });
    if (transfer !== null && transfer.expiresAt <= now) await deps.apply(id, { type: 'expireTransfer' });
  }
  await recordBreaches(deps, now);
  await endByThemselves(deps, now);
};
