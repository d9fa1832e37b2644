import type { AgentId, Instant } from '../ids.ts';

/** Why an agent was not a candidate. Each is shown in words, beside the button that mends it. */
export const EXCLUSIONS = ['not_listening', 'away', 'not_member', 'at_limit', 'declined'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

export type CandidateVerdict = {
  agentId: AgentId;
  name: string;
  /** Empty means: was a candidate. */
  against: Exclusion[];
  active: number;
  limit: number;
};

/** A routing decision as it is stored and shown. */
export type RoutingDecision = {
  at: Instant;
  outcome: 'assigned' | 'offered' | 'nobody' | 'human_support_off' | 'by_hand';
  chosen: AgentId | null;
  policy: RoutingPolicy;
  candidates: CandidateVerdict[];
};

export const ROUTING_POLICIES = ['longest_idle', 'least_loaded'] as const;
export type RoutingPolicy = (typeof ROUTING_POLICIES)[number];
export const ROUTING_MODES = ['assign', 'offer', 'pick'] as const;
export type RoutingMode = (typeof ROUTING_MODES)[number];
