import type { Instant } from '../ids.ts';
import type { RoutableAgent, Wanted } from './agent.ts';
import type { CandidateVerdict, Exclusion, RoutingPolicy } from './decision.ts';
import { activeFor, activeUnits } from './limits.ts';

const against = (agent: RoutableAgent, wanted: Wanted, lacks: string[], policy: RoutingPolicy, now: Instant) => {
  const reasons: Exclusion[] = [];
  if (!agent.botIds.includes(wanted.botId)) reasons.push('not_member');
  if (!agent.listening) reasons.push('not_listening');
  else if (!agent.present) reasons.push('away');
  if (agent.paused) reasons.push('paused');
  if (agent.wrapUpUntil > now) reasons.push('wrapping_up');
  if (activeUnits(agent) + wanted.weight > agent.limit) reasons.push('at_limit');
  const botLimit = agent.botLimits[wanted.botId];
  if (botLimit !== undefined && activeFor(agent, wanted.botId) >= botLimit) reasons.push('at_bot_limit');
  // Where skills only decide who comes first, nobody is left out for lacking one.
  if (lacks.length > 0 && policy !== 'skills_first') reasons.push('skills');
  if (wanted.language !== null && agent.languages.length > 0 && !agent.languages.includes(wanted.language))
    reasons.push('language');
  return reasons;
};

/** Judges every agent against one waiting conversation. Pure; the claim decides in the end. */
export const judge = (
  agents: readonly RoutableAgent[],
  wanted: Wanted,
  policy: RoutingPolicy,
  now: Instant,
): CandidateVerdict[] => {
  const verdicts = agents.map((agent): CandidateVerdict => {
    const lacks = wanted.skills.filter((skill) => !agent.skills.includes(skill));
    const { id, name, limit } = agent;
    const reasons = against(agent, wanted, lacks, policy, now);
    return { agentId: id, name, against: reasons, lacks, active: activeUnits(agent), limit };
  });
  // Who declined is asked again only when nobody else is left.
  const declined = ({ agentId }: CandidateVerdict): boolean => wanted.declinedBy.includes(agentId);
  const others = verdicts.some((verdict) => verdict.against.length === 0 && !declined(verdict));
  return others
    ? verdicts.map((verdict) =>
        declined(verdict) ? { ...verdict, against: [...verdict.against, 'declined' as const] } : verdict,
      )
    : verdicts;
};
