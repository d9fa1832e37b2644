import type { AgentId, Instant } from '../ids.ts';
import type { RoutableAgent, Wanted } from './agent.ts';
import type { CandidateVerdict, RoutingDecision, RoutingMode, RoutingPolicy } from './decision.ts';
import { judge } from './judge.ts';
import { activeUnits } from './limits.ts';
import { withoutVainWish } from './wish.ts';

type Order = (a: RoutableAgent, b: RoutableAgent, wanted: Wanted) => number;

const lacking = ({ skills }: RoutableAgent, wanted: Wanted): number =>
  wanted.skills.filter((skill) => !skills.includes(skill)).length;
const idleSince = ({ lastAssignedAt, freedAt }: RoutableAgent): Instant => Math.max(lastAssignedAt, freedAt);
const byTurn: Order = (a, b) => a.lastAssignedAt - b.lastAssignedAt;

/** Ties go to who was assigned longest ago, then to the smaller id. */
const ORDERS: Record<RoutingPolicy, Order> = {
  longest_idle: (a, b) => idleSince(a) - idleSince(b),
  least_loaded: (a, b) => activeUnits(a) - activeUnits(b),
  round_robin: byTurn,
  skills_first: (a, b, wanted) => lacking(a, wanted) - lacking(b, wanted),
};

/** Candidates in the order of the policy. */
export const rank = (
  agents: readonly RoutableAgent[],
  verdicts: readonly CandidateVerdict[],
  wanted: Wanted,
  policy: RoutingPolicy,
): RoutableAgent[] => {
  const eligible = new Set(verdicts.filter((v) => v.against.length === 0).map((v) => v.agentId));
  const order = ORDERS[policy];
  return agents
    .filter((agent) => eligible.has(agent.id))
    .sort((a, b) => order(a, b, wanted) || byTurn(a, b, wanted) || (a.id < b.id ? -1 : 1));
};

export type RoutingRules = { humanSupport: boolean; mode: RoutingMode; policy: RoutingPolicy };
/** The agent whom the customer had last, and until when the conversation is kept for them. */
export type Preferred = { agentId: AgentId; until: Instant } | null;

/** Reasons that pass by themselves: for these the preferred agent is waited for. */
const PASSING = new Set<CandidateVerdict['against'][number]>(['away', 'wrapping_up', 'at_limit', 'at_bot_limit']);

/** Who gets a waiting conversation, with the reasons for and against everybody. */
export const choose = (
  agents: readonly RoutableAgent[],
  wanted: Wanted,
  { humanSupport, mode, policy }: RoutingRules,
  preferred: Preferred,
  now: Instant,
): { decision: RoutingDecision; chosen: RoutableAgent | null } => {
  const required = withoutVainWish(agents, wanted, policy, now);
  const ignored = required.language === wanted.language ? null : wanted.language;
  const candidates = judge(agents, required, policy, now);
  const decided = (
    outcome: RoutingDecision['outcome'],
    chosen: RoutableAgent | null = null,
    because: RoutingDecision['because'] = null,
    keptUntil: Instant | null = null,
  ) => ({
    chosen,
    decision: {
      ...{ at: now, outcome, chosen: chosen?.id ?? null, because, policy, keptUntil },
      ...(ignored !== null && { languageIgnored: ignored }),
      candidates,
    },
  });
  if (!humanSupport) return decided('human_support_off');
  if (mode === 'pick') return decided('by_hand');
  const ranked = rank(agents, candidates, required, policy);
  const outcome = mode === 'offer' ? 'offered' : 'assigned';
  const favourite = preferred && ranked.find(({ id }) => id === preferred.agentId);
  if (favourite) return decided(outcome, favourite, 'preferred');
  if (preferred && preferred.until > now) {
    const verdict = candidates.find(({ agentId }) => agentId === preferred.agentId);
    if (verdict?.against.every((reason) => PASSING.has(reason))) return decided('kept', null, null, preferred.until);
  }
  const [first] = ranked;
  return first ? decided(outcome, first, policy) : decided('nobody');
};
