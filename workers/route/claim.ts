import type { Conversation } from '#core/domain/conversation/state.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { Instant } from '#core/domain/ids.ts';
import type { RoutableAgent } from '#core/domain/routing/agent.ts';
import type { RoutingDecision } from '#core/domain/routing/decision.ts';
import type { AgentsStore } from '#core/store/agents.ts';
import type { Applied, Request } from '#core/store/apply.ts';
import type { Bot } from '#core/store/bots.ts';

export type ClaimDeps = {
  agents: Pick<AgentsStore, 'assigned'>;
  apply: (id: string, request: Request) => Promise<Applied>;
};

/** The refusals that mean: somebody was quicker, look again. */
const lostRace = (error: unknown): boolean =>
  error instanceof BatonError &&
  ['at_limit', 'not_waiting', 'offered_to_another', 'conflict', 'not_found'].includes(error.code);

/** Gives a conversation to an agent in one conditional write. False when another was quicker. */
export const claim = async (
  { agents, apply }: ClaimDeps,
  { routing }: Pick<Bot, 'routing'>,
  conversation: Conversation,
  { id: agentId, name: agentName }: RoutableAgent,
  decision: RoutingDecision,
  now: Instant,
): Promise<boolean> => {
  const chosen = { agentId, agentName, decision };
  const request: Request =
    routing.mode === 'offer'
      ? { type: 'offer', ...chosen, expiresAt: now + routing.offerSeconds * 1_000 }
      : { type: 'assign', ...chosen };
  try {
    await apply(conversation.id, request);
    await agents.assigned(agentId, now);
    return true;
  } catch (error) {
    if (lostRace(error)) return false;
    throw error;
  }
};
