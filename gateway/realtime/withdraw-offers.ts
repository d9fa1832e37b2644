import type { Absence } from '#core/domain/conversation/commands.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { AgentId } from '#core/domain/ids.ts';
import type { Settle } from '#core/outbox/settle.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import type { Store } from '#core/store/connect.ts';

/** Takes back what an agent was asked and has not answered: offers go to others at once, transfers stay with the first. */
export const withdrawOffersOf = async (
  { store, settle }: { store: Store; settle: Settle },
  id: AgentId,
  because: Absence,
): Promise<void> => {
  const apply = async (conversationId: string, request: Request): Promise<void> => {
    await applyCommand({ ...store, settle }, conversationId, request, { kind: 'system' }).catch((error: unknown) => {
      if (!(error instanceof BatonError)) throw error;
    });
  };
  const { conversations } = store;
  const [held, passed] = await Promise.all([conversations.heldBy([id]), conversations.passedTo([id])]);
  for (const { id: conversationId, offer } of held)
    if (offer) await apply(conversationId, { type: 'withdrawOffer', because, of: { agentId: id, since: offer.at } });
  for (const { id: conversationId, transfer } of passed)
    if (transfer)
      await apply(conversationId, { type: 'withdrawTransfer', because, of: { agentId: id, since: transfer.at } });
};
