import type { Instant, Slot } from '../domain/ids.ts';
import { isPresent } from '../domain/presence.ts';
import type { RoutableAgent } from '../domain/routing/agent.ts';
import type { Agent, AgentsStore } from './agents.ts';
import type { Bot } from './bots.ts';
import type { ConversationStore } from './conversations/store.ts';

export type RoutableDeps = {
  conversations: Pick<ConversationStore, 'heldSlots' | 'lastEnds'>;
  agents: Pick<AgentsStore, 'routableFor'>;
};

/** These people as the router of a bot sees them now. */
export const asRoutable = async (
  { conversations }: Pick<RoutableDeps, 'conversations'>,
  { routing }: Pick<Bot, 'routing'>,
  members: readonly Agent[],
  now: Instant,
): Promise<RoutableAgent[]> => {
  const ids = members.map((agent) => agent.id);
  const wrapUp = routing.wrapUpSeconds * 1_000;
  const [held, ends] = await Promise.all([
    conversations.heldSlots(ids),
    wrapUp > 0 ? conversations.lastEnds(ids, now - wrapUp) : new Map<string, Instant>(),
  ]);
  return members.map((agent) => ({
    ...agent,
    present: isPresent(agent, now),
    // From the very conversation that has ended: freed and wrapping up is one write.
    wrapUpUntil: (ends.get(agent.id) ?? -wrapUp) + wrapUp,
    held: held.get(agent.id) ?? ([] as Slot[]),
  }));
};
