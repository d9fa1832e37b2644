import type { BotId, ChannelAccountId, ConversationId, Instant } from '../domain/ids.ts';

/** What a customer sees of somebody who is there, and nothing is lost without: they type, they have read. */
export const HINTS = ['typing', 'read'] as const;
export type Hint = (typeof HINTS)[number];

/**
 * Every queue and what its jobs hold: ids only. A job says that there is work, the store says what it is,
 * so a lost or doubled job changes nothing.
 */
export type Jobs = {
  /** Drain the inbox and the outbox of one conversation. */
  converse: { conversationId: ConversationId };
  /** Hand out waiting conversations of one bot. */
  route: { botId: BotId };
  /** Let the bot answer what it owes. */
  answer: { conversationId: ConversationId };
  /** Send what is due through a channel account. */
  deliver: { channelAccountId: ChannelAccountId };
  /** Fetch what customers have sent through a channel account. */
  fetchFiles: { channelAccountId: ChannelAccountId };
  /** Show a customer on a platform what is good for a moment only; `at` says since when. */
  hint: { conversationId: ConversationId; hint: Hint; at: Instant };
  /** Ask a customer's platform what they are called. */
  askName: { conversationId: ConversationId };
  suggest: { conversationId: ConversationId; agentId: string; requestId: string };
  summarise: { conversationId: ConversationId };
};
export type QueueName = keyof Jobs;

/** Says that there is work. Never throws and is never waited for. */
export type Ring = <Q extends QueueName>(queue: Q, job: Jobs[Q]) => void;
