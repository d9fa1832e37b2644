import type { FilledTemplate } from '../channels/message-template.ts';
import type { AttachedFile } from '../files/file.ts';
import type { BotId, ChannelAccountId, ConversationId, Instant, Peer } from '../ids.ts';
import type { DeliveryStatus } from './status.ts';

/** One message of a timeline on its way through a channel account: `<conversation>:<seq>`. */
export type DeliveryId = `${ConversationId}:${number}`;

export const FAILURES = ['window', 'recipient', 'content', 'given_up', 'platform'] as const;
export type Failure = (typeof FAILURES)[number];

export type HandoverState = 'accepted' | 'failed' | 'completed';

/** A message may become several on the platform; each has an outcome of its own. */
export type DeliveryPart = { status: DeliveryStatus; externalIds: string[] };

export type Delivery = {
  id: DeliveryId;
  channelAccountId: ChannelAccountId;
  conversationId: ConversationId;
  seq: number;
  botId: BotId;
  peer: Peer;
  message: {
    text: string;
    choices: string[];
    files?: AttachedFile[];
    template?: FilledTemplate;
    /** What the customer speaks, where the platform may need words of its own for the choices. */
    language?: string;
    by: 'bot' | 'agent' | 'system';
    /** Not for the customer, but for the bot that has handed them over: how that goes on. `text` says why it failed. */
    handover?: HandoverState;
  };
  status: DeliveryStatus;
  /** Those that were tried, in their order. */
  parts: DeliveryPart[];
  attempts: number;
  /** When the attempt under way was recorded. */
  attemptedAt: Instant | null;
  dueAt: Instant;
  /** Since when the platform has refused what is to be sent next, of the time in which it could be asked. */
  refusedAt?: Instant | null;
  createdAt: Instant;
  /** Why it waits, failed or is uncertain, in words for agents. */
  why: string | null;
  failure: Failure | null;
  /** Behind the part that was tried last there may be others, which go out once that one is known to have arrived. */
  unfinished?: boolean;
};

export const deliveryId = (conversationId: ConversationId, seq: number): DeliveryId => `${conversationId}:${seq}`;
