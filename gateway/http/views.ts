import type { Static } from 'typebox';
import type { AgentSummary, BotSummary, Me } from '#core/contracts/http.ts';
import { sees } from '#core/domain/permissions.ts';
import { isPresent } from '#core/domain/presence.ts';
import type { Agent } from '#core/store/agents.ts';
import type { Bot } from '#core/store/bots.ts';
import type { Viewer } from '../auth/viewer.ts';

export const botSummary = ({
  id,
  name,
  humanSupport,
  routing,
  aiAssist,
  aiSummary,
}: Bot): Static<typeof BotSummary> => ({
  id,
  name,
  humanSupport,
  routingMode: routing.mode,
  routingPolicy: routing.policy,
  aiAssist,
  aiSummary,
});

export const me = ({ id, name, email, role, botIds, listening, limit }: Agent, active: number): Me => ({
  id,
  name,
  email,
  role,
  botIds,
  listening,
  limit,
  active,
});

/** A colleague with those of their bots that the viewer sees, too. */
export const agentSummary = (
  agent: Agent,
  active: number,
  { actor }: Pick<Viewer, 'actor'>,
  now: number,
): Static<typeof AgentSummary> => ({
  id: agent.id,
  name: agent.name,
  role: agent.role,
  botIds: agent.botIds.filter((botId) => sees(actor.scope, botId)),
  listening: agent.listening,
  present: isPresent(agent.leaseUntil, now),
  active,
  limit: agent.limit,
});
