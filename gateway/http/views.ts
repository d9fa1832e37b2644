import type { Static } from 'typebox';
import type { AgentSummary, BotSummary, Me } from '#core/contracts/http.ts';
import type { Person } from '#core/contracts/people.ts';
import type { Instant, Slot } from '#core/domain/ids.ts';
import { sees } from '#core/domain/permissions.ts';
import { isPresent } from '#core/domain/presence.ts';
import { activeUnits } from '#core/domain/routing/limits.ts';
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

export const me = (agent: Agent, held: readonly Slot[]): Me => {
  const { id, name, email, role, botIds, listening, paused, limit } = agent;
  return { id, name, email, role, botIds, listening, paused, limit, active: activeUnits({ id, held }) };
};

/** A colleague with those of their bots that the viewer sees, too. */
export const agentSummary = (
  agent: Agent,
  held: readonly Slot[],
  { actor }: Pick<Viewer, 'actor'>,
  now: Instant,
): Static<typeof AgentSummary> => ({
  id: agent.id,
  name: agent.name,
  role: agent.role,
  botIds: agent.botIds.filter((botId) => sees(actor.scope, botId)),
  listening: agent.listening,
  paused: agent.paused,
  present: isPresent(agent, now),
  active: activeUnits({ id: agent.id, held }),
  limit: agent.limit,
  skills: agent.skills,
});

/** Somebody as admins see them. */
export const person = (agent: Agent, held: readonly Slot[], now: Instant): Person => {
  const { id, name, email, role, botIds, limit, botLimits, skills, languages, listening, paused, disabled } = agent;
  return {
    ...{ id, name, email, role, botIds, limit, botLimits, skills, languages, listening, paused, disabled },
    present: isPresent(agent, now),
    active: activeUnits({ id, held }),
  };
};
