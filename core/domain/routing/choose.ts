import type { AgentId, BotId, Instant, Slot } from '../ids.ts';
import type { CandidateVerdict, Exclusion, RoutingPolicy } from './decision.ts';

export type RoutableAgent = {
  id: AgentId;
  name: string;
  botIds: readonly BotId[];
  limit: number;
  listening: boolean;
  present: boolean;
  /** Slots that the agent holds now. */
  held: readonly Slot[];
  lastAssignedAt: Instant;
};

/** Judges every agent against one waiting conversation. Pure; the claim decides in the end. */
export const judge = (
  agents: readonly RoutableAgent[],
  botId: BotId,
  declinedBy: readonly AgentId[],
): CandidateVerdict[] => {
  const verdicts = agents.map((agent): CandidateVerdict => {
    const against: Exclusion[] = [];
    if (!agent.botIds.includes(botId)) against.push('not_member');
    if (!agent.listening) against.push('not_listening');
    else if (!agent.present) against.push('away');
    if (agent.held.length >= agent.limit) against.push('at_limit');
    return { agentId: agent.id, name: agent.name, against, active: agent.held.length, limit: agent.limit };
  });
  // Who declined is asked again only when nobody else is left.
  const others = verdicts.some((v) => v.against.length === 0 && !declinedBy.includes(v.agentId));
  return others
    ? verdicts.map((v) => (declinedBy.includes(v.agentId) ? { ...v, against: [...v.against, 'declined' as const] } : v))
    : verdicts;
};

/** Candidates in the order of the policy; ties go to who was assigned longest ago, then to the smaller id. */
export const rank = (
  agents: readonly RoutableAgent[],
  verdicts: readonly CandidateVerdict[],
  policy: RoutingPolicy,
): RoutableAgent[] => {
  const eligible = new Set(verdicts.filter((v) => v.against.length === 0).map((v) => v.agentId));
  return agents
    .filter((agent) => eligible.has(agent.id))
    .sort(
      (a, b) =>
        (policy === 'least_loaded' ? a.held.length - b.held.length : 0) ||
        a.lastAssignedAt - b.lastAssignedAt ||
        (a.id < b.id ? -1 : 1),
    );
};

/** The first unit of the limit that is not held, or null at the limit. */
export const freeSlot = (agentId: AgentId, limit: number, held: readonly Slot[]): Slot | null => {
  const taken = new Set(held);
  for (let k = 0; k < limit; k++) if (!taken.has(`${agentId}:${k}`)) return `${agentId}:${k}`;
  return null;
};
