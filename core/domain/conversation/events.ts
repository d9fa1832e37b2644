import type { FilledTemplate } from '../channels/message-template.ts';
import type { AttachedFile } from '../files/file.ts';
import type {
  AgentId,
  BotId,
  CategoryId,
  ChannelAccountId,
  ClientMessageId,
  ContactId,
  ConversationId,
  InboxId,
  Instant,
  Peer,
  Slot,
} from '../ids.ts';
import type { RoutingDecision } from '../routing/decision.ts';
import type { Absence, Citation, Discarded } from './commands.ts';
import type {
  Asked,
  Channel,
  Due,
  EngagementStatus,
  HandoverReason,
  LaterReason,
  Priority,
  ServiceLevel,
} from './state.ts';

export type By = { kind: 'customer' | 'bot' | 'system' | 'outside' } | { kind: 'agent'; id: AgentId; name: string };

/** Why nobody can be had now. What the bot and the customer do about it is theirs to choose. */
export const UNAVAILABLE = ['no_agents', 'outside_hours', 'queue_full'] as const;
export type Unavailable = (typeof UNAVAILABLE)[number];

/** What happened, as it stands in the timeline. Never changed once written. */
export type EventBody =
  | {
      type: 'opened';
      botId: BotId;
      contactId: ContactId;
      channel: Channel;
      channelAccountId: ChannelAccountId;
      peer: Peer;
      customerName: string;
      previousId: ConversationId | null;
      /** As their page says. */
      language?: string;
    }
  | {
      type: 'customerMessage';
      text: string;
      files?: AttachedFile[];
      inboxId: InboxId;
      clientMessageId: ClientMessageId | null;
      /** What they write in, where that is beyond doubt. */
      language?: string;
      /** The answer that they chose by its number, where there was nothing to tap. */
      meant?: string;
      /** Said to somebody else, who holds the conversation on the platform. */
      standby?: true;
    }
  | {
      type: 'botMessage';
      text: string;
      files?: AttachedFile[];
      answersSeq: number;
      citations: Citation[];
      quickReplies: string[];
      source: string;
    }
  | {
      type: 'agentMessage';
      /** Of a template, what the customer reads. */
      text: string;
      files?: AttachedFile[];
      template?: FilledTemplate;
      clientMessageId: ClientMessageId;
    }
  /** Said by a person without Baton. It is on the platform already. */
  | { type: 'outsideMessage'; text: string; files?: AttachedFile[]; inboxId: InboxId }
  /** What came after something that was said: that entry stays as it is. */
  | { type: 'customerReacted'; to: number; emoji: string | null; inboxId: InboxId }
  | { type: 'customerEdited'; of: number; text: string; inboxId: InboxId }
  | { type: 'customerDeleted'; of: number; inboxId: InboxId }
  | { type: 'notice'; text: string }
  | { type: 'note'; text: string }
  | { type: 'botReplyDiscarded'; answersSeq: number; because: Discarded }
  | { type: 'assistantFailed'; what: 'answer' | 'suggest' | 'summarise'; because: string }
  | {
      type: 'handoverRequested';
      reason: HandoverReason;
      collected: Record<string, string>;
      priority: Priority;
      skills: string[];
      language: string | null;
      /** The language was heard, not asked for. */
      languageDetected?: boolean;
      /** Fields that a bot had collected before the customer filled in a form. */
      guessed?: string[];
      due: Due;
      /** Of the agent who passed it on, to colleagues. */
      message?: string;
    }
  /** A customer who has asked already leaves words to be answered later, and says how they can be reached. */
  | { type: 'contactLeft'; reason: LaterReason; collected: Record<string, string> }
  /** Entries of an earlier version do not say what was asked for. */
  | {
      type: 'handoverUnavailable';
      because: Unavailable;
      opensAt: Instant | null;
      text: string;
      asked?: Asked;
      reason?: 'other_bot';
    }
  | {
      type: 'offered';
      agentId: AgentId;
      agentName: string;
      slots: Slot[];
      expiresAt: Instant;
      decision: RoutingDecision;
    }
  | { type: 'offerDeclined'; agentId: AgentId; reason: string }
  | { type: 'offerExpired'; agentId: AgentId }
  | { type: 'offerWithdrawn'; agentId: AgentId; because: Absence }
  | {
      type: 'taken';
      agentId: AgentId;
      agentName: string;
      slots: Slot[];
      how: 'assigned' | 'accepted' | 'takeover' | 'transfer' | 'reopened';
      decision: RoutingDecision | null;
    }
  | { type: 'transferOffered'; to: AgentId; toName: string; message: string; expiresAt: Instant }
  | { type: 'transferDeclined'; agentId: AgentId; reason: string }
  /** By who had passed it on, or because the colleague is not there. */
  | { type: 'transferWithdrawn'; agentId: AgentId; because?: Absence }
  | { type: 'transferExpired'; agentId: AgentId }
  /** `from` is the bot whose it was; entries of an earlier version do not say. */
  | { type: 'queued'; botId: BotId; from?: BotId; message: string }
  /** Whose it was and of which bot, where it was taken from them; entries of an earlier version do not say. */
  | { type: 'unassigned'; reason: 'agent' | Absence; agentName?: string; botId?: BotId }
  | { type: 'restoredToAi'; instruction: string }
  | { type: 'held' }
  | { type: 'unheld' }
  | { type: 'resolved' }
  | { type: 'dropped'; how: 'ended' | 'left' }
  | { type: 'closed' }
  /** Of these two, entries of an earlier version do not say what is due from then on. */
  | { type: 'reopened'; due?: Due }
  | { type: 'prioritised'; priority: Priority; due?: Due }
  | { type: 'serviceLevelBreached'; what: ServiceLevel; priority: Priority }
  | { type: 'categorised'; categoryId: CategoryId | null }
  | { type: 'tagged'; tags: string[] }
  | { type: 'engagementStatusSet'; status: EngagementStatus }
  | { type: 'summarised'; text: string; source: string };

export type ConversationEvent = { seq: number; at: Instant; by: By } & EventBody;
export type EventType = EventBody['type'];

/** Messages are read by the customer; of the rest only the turns that concern them are shown. */
const CUSTOMER_SEES = new Set<EventType>([
  'customerMessage',
  'botMessage',
  'agentMessage',
  'notice',
  'handoverRequested',
  'contactLeft',
  'handoverUnavailable',
  'taken',
  'unassigned',
  'queued',
  'restoredToAi',
  'held',
  'unheld',
  'resolved',
  'dropped',
  'closed',
  'reopened',
]);
export const visibleToCustomer = (type: EventType): boolean => CUSTOMER_SEES.has(type);
