import type { AgentId, BotId, CategoryId, ClientMessageId, InboxId, Instant, Slot } from '../ids.ts';
import type { RoutingDecision } from '../routing/decision.ts';
import type { EngagementStatus, HandoverReason, Priority } from './state.ts';

export type Citation = { articleId: string; title: string };

/**
 * Everything that can happen to a conversation.
 * `slot` is a free unit of the agent's limit that the caller found, or null when there is none;
 * that it really is free is decided by the unique index at the moment of writing.
 */
export type Command =
  | { type: 'customerWrote'; text: string; inboxId: InboxId; clientMessageId: ClientMessageId | null }
  | {
      type: 'botReplied';
      text: string;
      answersSeq: number;
      citations: Citation[];
      quickReplies: string[];
      source: string;
    }
  | { type: 'discardBotReply'; answersSeq: number; because: 'person_in_charge' | 'conversation_ended' }
  | { type: 'assistantFailed'; what: 'answer' | 'suggest' | 'summarise'; because: string }
  | { type: 'requestHandover'; reason: HandoverReason; collected: Record<string, string>; priority: Priority }
  | {
      type: 'offer';
      agentId: AgentId;
      agentName: string;
      slot: Slot | null;
      expiresAt: Instant;
      decision: RoutingDecision;
    }
  | { type: 'assign'; agentId: AgentId; agentName: string; slot: Slot | null; decision: RoutingDecision }
  | { type: 'accept'; slot: Slot | null }
  | { type: 'decline'; reason: string }
  | { type: 'expireOffer' }
  | { type: 'takeOver'; slot: Slot | null }
  | { type: 'agentWrote'; text: string; clientMessageId: ClientMessageId }
  | { type: 'note'; text: string }
  | {
      type: 'transfer';
      to: { kind: 'agent'; agentId: AgentId; agentName: string } | { kind: 'queue'; botId: BotId };
      message: string;
      expiresAt: Instant;
    }
  | { type: 'acceptTransfer'; slot: Slot | null }
  | { type: 'declineTransfer'; reason: string }
  | { type: 'expireTransfer' }
  | { type: 'unassign'; reason: 'agent' | 'agent_vanished' }
  | { type: 'restoreToAi'; instruction: string }
  | { type: 'hold' }
  | { type: 'unhold' }
  | { type: 'resolve' }
  | { type: 'customerLeft'; how: 'ended' | 'left' }
  | { type: 'closeIdle' }
  | { type: 'reopen'; slot: Slot | null }
  | { type: 'categorise'; categoryId: CategoryId | null }
  | { type: 'tag'; tags: string[] }
  | { type: 'setEngagementStatus'; status: EngagementStatus }
  | { type: 'assistantSummarised'; text: string; source: string };

/** The bot's words to the customer at the turns of a conversation; an admin can change each. Empty means: say nothing. */
export type NoticeTexts = {
  handover: string;
  transferred: string;
  resolved: string;
  restored: string;
  unassigned: string;
  closed: string;
};

/** What a decision needs to know beside the conversation itself. */
export type Context = {
  now: Instant;
  actor: import('../permissions.ts').Actor;
  bot: { humanSupport: boolean; texts: NoticeTexts };
};
