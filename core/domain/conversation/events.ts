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
import type { Citation } from './commands.ts';
import type { Channel, EngagementStatus, HandoverReason, Priority } from './state.ts';

export type By = { kind: 'customer' | 'bot' | 'system' } | { kind: 'agent'; id: AgentId; name: string };

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
    }
  | { type: 'customerMessage'; text: string; inboxId: InboxId; clientMessageId: ClientMessageId | null }
  | {
      type: 'botMessage';
      text: string;
      answersSeq: number;
      citations: Citation[];
      quickReplies: string[];
      source: string;
    }
  | { type: 'agentMessage'; text: string; clientMessageId: ClientMessageId }
  | { type: 'notice'; text: string }
  | { type: 'note'; text: string }
  | { type: 'botReplyDiscarded'; answersSeq: number; because: 'person_in_charge' | 'conversation_ended' }
  | { type: 'assistantFailed'; what: 'answer' | 'suggest' | 'summarise'; because: string }
  | { type: 'handoverRequested'; reason: HandoverReason; collected: Record<string, string>; priority: Priority }
  | { type: 'offered'; agentId: AgentId; agentName: string; slot: Slot; expiresAt: Instant; decision: RoutingDecision }
  | { type: 'offerDeclined'; agentId: AgentId; reason: string }
  | { type: 'offerExpired'; agentId: AgentId }
  | {
      type: 'taken';
      agentId: AgentId;
      agentName: string;
      slot: Slot;
      how: 'assigned' | 'accepted' | 'takeover' | 'transfer' | 'reopened';
      decision: RoutingDecision | null;
    }
  | { type: 'transferOffered'; to: AgentId; toName: string; message: string; expiresAt: Instant }
  | { type: 'transferDeclined'; agentId: AgentId; reason: string }
  | { type: 'transferExpired'; agentId: AgentId }
  | { type: 'queued'; botId: BotId; message: string }
  | { type: 'unassigned'; reason: 'agent' | 'agent_vanished' }
  | { type: 'restoredToAi'; instruction: string }
  | { type: 'held' }
  | { type: 'unheld' }
  | { type: 'resolved' }
  | { type: 'dropped'; how: 'ended' | 'left' }
  | { type: 'closed' }
  | { type: 'reopened' }
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
