import type { AgentId, Instant, Slot } from '#core/domain/ids.ts';
import type { RoutableAgent } from '#core/domain/routing/agent.ts';
import type { Bot } from '#core/store/bots.ts';
import { asRoutable, type RoutableDeps } from '#core/store/routable.ts';

export type CandidatesDeps = RoutableDeps;

/** The people of a bot as the router sees them now. */
export const findCandidates = async (
  deps: CandidatesDeps,
  bot: Pick<Bot, 'id' | 'routing'>,
  now: Instant,
): Promise<RoutableAgent[]> => asRoutable(deps, bot, await deps.agents.routableFor(bot.id), now);

/** The candidates after one of them was given something. */
export const holding = (agents: readonly RoutableAgent[], id: AgentId, slots: Slot[], now: Instant): RoutableAgent[] =>
  agents.map((agent) => (agent.id === id ? { ...agent, held: [...agent.held, ...slots], lastAssignedAt: now } : agent));
