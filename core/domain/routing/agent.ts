import type { AgentId, BotId, Instant, Slot } from '../ids.ts';

/** What the router knows of an agent. */
export type RoutableAgent = {
  id: AgentId;
  name: string;
  botIds: readonly BotId[];
  /** Units of conversations at once. */
  limit: number;
  /** Conversations at once for one bot, where that is less. */
  botLimits: Readonly<Record<BotId, number>>;
  skills: readonly string[];
  languages: readonly string[];
  listening: boolean;
  present: boolean;
  /** An admin has taken them out of the routing. */
  paused: boolean;
  /** Not given anything new until then: time to finish the paperwork of the conversation before. */
  wrapUpUntil: Instant;
  /** Units that the agent holds now, of all limits. */
  held: readonly Slot[];
  lastAssignedAt: Instant;
  /** When a conversation left their hands last. */
  freedAt: Instant;
};

/** What a waiting conversation asks of who takes it. */
export type Wanted = {
  botId: BotId;
  /** Units of the chat limit that it takes. */
  weight: number;
  skills: readonly string[];
  language: string | null;
  /** The language was heard, not asked for: a wish. */
  languageDetected?: boolean;
  /** Who declined in this round, and until when nobody of them is asked again though nobody else is left. */
  declinedBy: readonly AgentId[];
  askAgainAt: Instant;
};
