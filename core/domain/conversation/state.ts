import type { AttachedFile } from '../files/file.ts';
import type {
  AgentId,
  BotId,
  CategoryId,
  ChannelAccountId,
  ContactId,
  ConversationId,
  Instant,
  Peer,
  Slot,
} from '../ids.ts';

/**
 * ai: the bot answers. waiting: a person is needed and nobody is in charge. taken: an agent is in charge.
 * resolved: an agent finished it. dropped: the customer left. closed: dropped or idle for too long, closed by a timer.
 */
export const STATUSES = ['ai', 'waiting', 'taken', 'resolved', 'dropped', 'closed'] as const;
export type Status = (typeof STATUSES)[number];

export const CHANNELS = [
  'web',
  'whatsapp-web',
  'whatsapp-cloud',
  'messenger',
  'instagram',
  'bot-framework',
  'api',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const ENGAGEMENT_STATUSES = ['in_progress', 'chat_finished', 'follow_up', 'completed'] as const;
export type EngagementStatus = (typeof ENGAGEMENT_STATUSES)[number];

export const HANDOVER_REASONS = [
  'customer_asked',
  'bot_cannot_answer',
  'bot_failed',
  'workflow',
  'agent',
  'api',
  /** A bot that is not Baton's, over the channel: it is told how its handover goes on. */
  'other_bot',
  /** The customer left words to be answered later, or asked to be called back, as nobody was there. */
  'message',
  'callback',
] as const;
export type HandoverReason = (typeof HANDOVER_REASONS)[number];
export type LaterReason = Extract<HandoverReason, 'message' | 'callback'>;
/** The customer does not sit and wait for it. */
export const asksToBeAnsweredLater = (reason: HandoverReason): reason is LaterReason =>
  reason === 'message' || reason === 'callback';

/** 0 is the most urgent. */
export const PRIORITIES = [0, 1, 2, 3] as const;
export type Priority = (typeof PRIORITIES)[number];

export type Waiting = {
  /** The place in the queue; kept when a conversation comes back to it. */
  since: Instant;
  reason: HandoverReason;
  priority: Priority;
  /** Who declined in this round, or did not answer: not asked again while others are left. */
  declinedBy: AgentId[];
  /** When the latest of them did. Absent in places of an earlier version. */
  declinedAt?: Instant | null;
  /** What an agent has to know, and the language that the customer speaks; null for any. */
  skills: string[];
  language: string | null;
  /** The language was heard, not asked for: a wish. */
  languageDetected?: boolean;
};

/** What a handover asks for, with what is known of the customer and their wish. */
export type Asked = Pick<Waiting, 'priority' | 'skills' | 'language' | 'languageDetected'> & {
  collected: Record<string, string>;
};

export const SERVICE_LEVELS = ['firstReply', 'resolution'] as const;
export type ServiceLevel = (typeof SERVICE_LEVELS)[number];
/** By when each is promised; null for what is not promised, or was kept. */
export type Due = Record<ServiceLevel, Instant | null>;
export type Offer = { agentId: AgentId; at: Instant; expiresAt: Instant };
export type Transfer = { to: AgentId; from: AgentId; message: string; at: Instant; expiresAt: Instant };
export type EngagementNote = { at: Instant; text: string; by: string; summary: boolean };
export type LastMessage = {
  seq: number;
  at: Instant;
  from: 'customer' | 'bot' | 'agent' | 'outside';
  author: string;
  /** As it was edited last; empty when it was deleted. */
  text: string;
  /** The entry of the latest edit. */
  edited?: number;
  deleted?: true;
  /** What was sent without words; `text` says so in English. */
  file?: LastFile;
};
export type LastFile = Pick<AttachedFile, 'kind' | 'voice' | 'name'>;

/**
 * One customer's conversation from the first word to its end.
 * Invariants: `agentId` is set exactly while `taken`; `waiting` exactly while `waiting`; `slots` are held while an agent is in
 * charge or has an open offer, and never otherwise; `outside` is set only while `ai`, and the bot owes nothing then; `seq` counts the timeline's entries, `version` the writes.
 */
export type Conversation = {
  id: ConversationId;
  botId: BotId;
  contactId: ContactId;
  channel: Channel;
  channelAccountId: ChannelAccountId;
  peer: Peer;
  /** What the customer is called on screens: a name when it is known, else `Visitor 7F3A`. */
  customerName: string;
  /** The conversation before this one, of the same customer on the same channel. */
  previousId: ConversationId | null;
  status: Status;
  version: number;
  seq: number;
  agentId: AgentId | null;
  agentName: string | null;
  slots: Slot[];
  waiting: Waiting | null;
  /** The place that the conversation had in the queue, should it go back there. */
  lastWaiting: Waiting | null;
  offer: Offer | null;
  transfer: Transfer | null;
  onHold: boolean;
  /** A bot outside of Baton has handed the customer over, and hears how each handover goes on. */
  otherBot?: true;
  /** Since when a person answers without Baton and the bot is silent. Absent in conversations of an earlier version. */
  outside?: Instant | null;
  /**
   * The seq of what the bot still owes an answer, and since when: the customer's latest message, or an agent's hand-back.
   * `changed` is the latest entry by which the customer has edited or deleted some of it, `handedBack` that of the hand-back.
   */
  awaitingBot: { seq: number; since: Instant; changed?: number; handedBack?: number } | null;
  /** Up to this seq the bot has answered. */
  answeredSeq: number;
  /** What the bot's latest message gave to choose from, as long as nobody else has spoken to the customer since. */
  choices?: string[] | null;
  /** What the last agent told the bot on handing back. */
  instruction: string | null;
  collected: Record<string, string>;
  /** As they wrote last where that was beyond doubt, else as their page says. Absent in conversations of an earlier version. */
  language?: string | null;
  /** What was asked for when nobody could be had, for the next asking. Absent in conversations of an earlier version. */
  asked?: Asked | null;
  categoryId: CategoryId | null;
  tags: string[];
  engagementStatus: EngagementStatus;
  notes: EngagementNote[];
  last: LastMessage | null;
  /** Entries that the customer has deleted: nobody is shown what they said. Absent where there are none. */
  deleted?: number[];
  openedAt: Instant;
  lastCustomerAt: Instant | null;
  takenAt: Instant | null;
  /** Who was in charge last, here or in the conversation before. */
  lastAgentId: AgentId | null;
  /** Whose places were freed last, with which entry, and whether they were in charge or it was only offered to them. */
  freed: { agentId: AgentId; seq: number; offered?: boolean } | null;
  due: Due;
  /** From when on what is due is counted. Absent in conversations of an earlier version. */
  dueFrom?: Instant | null;
  /** Whether an agent has replied since then, whoever has it now. */
  replied?: boolean;
  /** Promises that were not kept. */
  breached: ServiceLevel[];
  /** When an agent first wrote after the latest handover. */
  firstReplyAt: Instant | null;
  endedAt: Instant | null;
};

export const isOpen = (status: Status): boolean => status === 'ai' || status === 'waiting' || status === 'taken';

/** Nobody speaks over anybody: the bot is silent while an agent is in charge or needed, and while a person answers outside. */
export const botSpeaks = ({ status, outside }: Pick<Conversation, 'status' | 'outside'>): boolean =>
  status === 'ai' && !outside;
