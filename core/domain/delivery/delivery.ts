import type { BotId, ChannelAccountId, ConversationId, Instant, Peer } from '../ids.ts';
import type { DeliveryStatus } from './status.ts';

/** One message of a timeline on its way through a channel account: `<conversation>:<seq>`. */
export type DeliveryId = `${ConversationId}:${number}`;

export const FAILURES = ['window', 'recipient', 'content', 'given_up', 'platform'] as const;
export type Failure = (typeof FAILURES)[number];

/** A message may become several on the platform; each has an outcome of its own. */
export type DeliveryPart = { status: DeliveryStatus; externalIds: string[] };

export type Delivery = {
  id: DeliveryId;
  channelAccountId: ChannelAccountId;
  conversationId: ConversationId;
  seq: number;
  botId: BotId;
  peer: Peer;
  message: { text: string; choices: string[]; by: 'bot' | 'agent' | 'system' };
  status: DeliveryStatus;
  /** Those that were tried, in their order. */
  parts: DeliveryPart[];
  attempts: number;
  /** When the attempt under way was recorded. */
  attemptedAt: Instant | null;
  dueAt: Instant;
  createdAt: Instant;
  /** Why it waits, failed or is uncertain, in words for agents. */
  why: string | null;
  failure: Failure | null;
};

export const deliveryId = (conversationId: ConversationId, seq: number): DeliveryId => `${conversationId}:${seq}`;
