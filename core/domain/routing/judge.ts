import type { Instant } from '../ids.ts';
import type { RoutableAgent, Wanted } from './agent.ts';
import type { CandidateVerdict, Exclusion, RoutingPolicy } from './decision.ts';
import { speaks } from './languages.ts';
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
  if (!speaks(agent, wanted.language)) reasons.push('language');
  return reasons;
};

/** What the reasons rest upon that is no figure of the chat limit. */
const figuresOf = (
  agent: RoutableAgent,
  { botId }: Wanted,
  reasons: readonly Exclusion[],
): Pick<CandidateVerdict, 'ofBot' | 'wrapUpUntil'> => {
  const limit = agent.botLimits[botId];
  return {
    ...(reasons.includes('at_bot_limit') &&
      limit !== undefined && { ofBot: { active: activeFor(agent, botId), limit } }),
    ...(reasons.includes('wrapping_up') && { wrapUpUntil: agent.wrapUpUntil }),
  };
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
    const figures = figuresOf(agent, wanted, reasons);
    return { agentId: id, name, against: reasons, lacks, active: activeUnits(agent), limit, ...figures };
  });
  return withoutDeclined(verdicts, wanted, now);
};

/** Who declined is asked again only when nobody else is left, and not before the pause between two rounds is over. */
const withoutDeclined = (
  verdicts: CandidateVerdict[],
  { declinedBy, askAgainAt }: Wanted,
  now: Instant,
): CandidateVerdict[] => {
  const declined = ({ agentId }: CandidateVerdict): boolean => declinedBy.includes(agentId);
  const others = verdicts.some((verdict) => verdict.against.length === 0 && !declined(verdict));
  if (!others && askAgainAt <= now) return verdicts;
  return verdicts.map((verdict): CandidateVerdict => {
    if (!declined(verdict)) return verdict;
    return { ...verdict, against: [...verdict.against, 'declined'], ...(others ? {} : { askAgainAt }) };
  });
};
