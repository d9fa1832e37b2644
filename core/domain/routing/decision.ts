import type { AgentId, Instant } from '../ids.ts';

/** Why an agent was not a candidate. Each is shown in words, beside the button that mends it. */
export const EXCLUSIONS = [
  'not_member',
  'not_listening',
  'away',
  'paused',
  'wrapping_up',
  'at_limit',
  'at_bot_limit',
  'skills',
  'language',
  'declined',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

export type CandidateVerdict = {
  agentId: AgentId;
  name: string;
  /** Empty means: was a candidate. */
  against: Exclusion[];
  /** Required skills that the agent lacks. */
  lacks: string[];
  /** Units of the chat limit that are held. */
  active: number;
  limit: number;
  /** The figures behind a reason, where it has some. Decisions of an earlier version have none. */
  ofBot?: { active: number; limit: number };
  wrapUpUntil?: Instant;
  /** When who declined is asked again; absent as long as others are left. */
  askAgainAt?: Instant;
};

export const ROUTING_POLICIES = ['longest_idle', 'least_loaded', 'round_robin', 'skills_first'] as const;
export type RoutingPolicy = (typeof ROUTING_POLICIES)[number];
export const ROUTING_MODES = ['assign', 'offer', 'pick'] as const;
export type RoutingMode = (typeof ROUTING_MODES)[number];

export const ROUTING_OUTCOMES = [
  'assigned',
  'offered',
  /** Kept for the agent whom the customer had last, until they had their time. */
  'kept',
  'nobody',
  'human_support_off',
  'by_hand',
] as const;
export type RoutingOutcome = (typeof ROUTING_OUTCOMES)[number];

/** A routing decision as it is stored and shown. */
export type RoutingDecision = {
  at: Instant;
  outcome: RoutingOutcome;
  chosen: AgentId | null;
  /** What spoke for the chosen one: the policy, or that the customer had them last. */
  because: RoutingPolicy | 'preferred' | null;
  policy: RoutingPolicy;
  /** Until when the conversation is kept for the preferred agent. */
  keptUntil: Instant | null;
  /** What the customer was heard to speak, left out of the choice as nobody lists it who could take them. */
  languageIgnored?: string;
  candidates: CandidateVerdict[];
};
