import type { Leaving } from '#core/contracts/people.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { AgentActor } from '#core/domain/permissions.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import type { Deps } from './deps.ts';
import { withdrawOffersOf } from './realtime/withdraw-offers.ts';

/**
 * Passes on what an agent has who logs out and does not want to keep it. They no longer listen, so that nothing comes
 * straight back, not even to another device of theirs.
 */
export const leaveConversations = async (
  { store, settle, presence }: Pick<Deps, 'store' | 'settle' | 'presence'>,
  actor: AgentActor,
  how: Exclude<Leaving, 'keep'>,
): Promise<void> => {
  await presence.setListening(actor.id, false);
  await withdrawOffersOf({ store, settle }, actor.id, 'agent_logged_out');
  for (const { id, agentId, takenAt } of await store.conversations.heldBy([actor.id])) {
    if (agentId !== actor.id || takenAt === null) continue;
    const of = { agentId, since: takenAt };
    const request: Request =
      how === 'bot'
        ? { type: 'restoreToAi', instruction: '', of }
        : { type: 'unassign', reason: 'agent_logged_out', of };
    await applyCommand({ ...store, settle }, id, request, actor).catch(unlessItIsGone);
  }
};

/** It ended, or somebody else has taken it meanwhile. */
const unlessItIsGone = (error: unknown): void => {
  if (!(error instanceof BatonError)) throw error;
};
