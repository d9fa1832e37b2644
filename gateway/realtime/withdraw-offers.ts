import type { Absence } from '#core/domain/conversation/commands.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { AgentId } from '#core/domain/ids.ts';
import type { Settle } from '#core/outbox/settle.ts';
import { applyCommand } from '#core/store/apply.ts';
import type { Store } from '#core/store/connect.ts';

/** Takes the offers back that an agent has not answered, so that they go to others at once. */
export const withdrawOffersOf = async (
  { store, settle }: { store: Store; settle: Settle },
  id: AgentId,
  because: Absence,
): Promise<void> => {
  for (const { id: conversationId, offer } of await store.conversations.heldBy([id])) {
    if (offer === null) continue;
    const of = { agentId: id, since: offer.at };
    const request = { type: 'withdrawOffer', because, of } as const;
    await applyCommand({ ...store, settle }, conversationId, request, { kind: 'system' }).catch((error: unknown) => {
      if (!(error instanceof BatonError)) throw error;
    });
  }
};
