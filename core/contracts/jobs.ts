import type { BotId, ChannelAccountId, ConversationId } from '../domain/ids.ts';

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
  suggest: { conversationId: ConversationId; agentId: string; requestId: string };
  summarise: { conversationId: ConversationId };
};
export type QueueName = keyof Jobs;

/** Says that there is work. Never throws and is never waited for. */
export type Ring = <Q extends QueueName>(queue: Q, job: Jobs[Q]) => void;
