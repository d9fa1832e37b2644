import { barredFrom } from '#core/domain/permissions.ts';
import type { ConversationStore } from '#core/store/conversations/store.ts';
import { type BarredDeps, takeBackFromBarred } from '#core/store/take-back.ts';

export type BarredSweepDeps = BarredDeps & { conversations: Pick<ConversationStore, 'holdings'> };

/**
 * Takes back what people have of bots that they may not see any more. Whoever changed their rights does so at once: this finds
 * what a crash in between has left, what was given to them in the same moment, and what people had who were deleted.
 */
export const takeBackFromAllBarred = async (deps: BarredSweepDeps): Promise<void> => {
  const holdings = await deps.conversations.holdings();
  const agents = await deps.agents.byIds([...new Set(holdings.map(({ agentId }) => agentId))]);
  const byId = new Map(agents.map((agent) => [agent.id, agent]));
  const barred = holdings.filter(({ agentId, botId }) => barredFrom(byId.get(agentId), botId) !== null);
  if (barred.length > 0) await takeBackFromBarred(deps, [...new Set(barred.map(({ agentId }) => agentId))]);
};
