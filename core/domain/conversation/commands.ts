import type { FilledTemplate } from '../channels/message-template.ts';
import type { WindowsByChannel } from '../channels/window.ts';
import type { AttachedFile } from '../files/file.ts';
import type { Hours } from '../hours/business-hours.ts';
import type { AgentId, BotId, CategoryId, ClientMessageId, InboxId, Instant, Slot } from '../ids.ts';
import type { RoutingDecision } from '../routing/decision.ts';
import type { EngagementStatus, HandoverReason, LaterReason, Priority, ServiceLevel } from './state.ts';

export type Citation = { articleId: string; title: string };

/**
 * Everything that can happen to a conversation.
 * `slots` are free units of the agent's limits that the caller found, or null when there are too few;
 * that they really are free is decided by the unique index at the moment of writing.
 */
export type Command =
  | {
      type: 'customerWrote';
      /** The words alone; empty where there are files and none. */
      text: string;
      files?: AttachedFile[];
      inboxId: InboxId;
      clientMessageId: ClientMessageId | null;
      /** What they write in, where that is beyond doubt. */
      language?: string;
      /** The answer that they chose by its number. */
      meant?: string;
      /** Said to somebody else, who holds the conversation on the platform. */
      standby?: true;
    }
  /** A person answered without Baton: on the paired phone, in the page's own inbox. The customer has it already. */
  | { type: 'outsideWrote'; text: string; files?: AttachedFile[]; inboxId: InboxId }
  /** Of something said earlier, by its seq. Null takes a reaction back. */
  | { type: 'customerReacted'; to: number; emoji: string | null; inboxId: InboxId }
  | { type: 'customerEdited'; of: number; text: string; inboxId: InboxId }
  | { type: 'customerDeleted'; of: number; inboxId: InboxId }
  | {
      type: 'botReplied';
      text: string;
      files?: AttachedFile[];
      answersSeq: number;
      /** The latest entry that was known when it was begun; absent where that is everything. */
      seenSeq?: number;
      citations: Citation[];
      quickReplies: string[];
      source: string;
    }
  | { type: 'discardBotReply'; answersSeq: number; because: Discarded }
  | { type: 'assistantFailed'; what: 'answer' | 'suggest' | 'summarise'; because: string }
  | {
      type: 'requestHandover';
      reason: HandoverReason;
      collected: Record<string, string>;
      /** What the asker says nothing of is as it was asked for before in vain, else as the bot says. */
      priority?: Priority;
      skills?: string[];
      /** Required; null for any. Where nothing is said it is what the customer speaks, and no more than a wish. */
      language?: string | null;
      /** What the customer speaks, where the asker knows better than what they wrote shows. */
      spoken?: string;
      /** Waits also when nobody is there. */
      anyway: boolean;
      /** What an agent who passes it on says to colleagues. */
      message?: string;
      desk: Desk;
    }
  | { type: 'leaveContact'; reason: LaterReason; collected: Record<string, string> }
  | {
      type: 'offer';
      agentId: AgentId;
      agentName: string;
      slots: Slot[] | null;
      expiresAt: Instant;
      decision: RoutingDecision;
    }
  | { type: 'assign'; agentId: AgentId; agentName: string; slots: Slot[] | null; decision: RoutingDecision }
  | { type: 'accept'; slots: Slot[] | null }
  | { type: 'decline'; reason: string }
  | { type: 'expireOffer' }
  | { type: 'withdrawOffer'; because: Absence; of?: Holding }
  | { type: 'takeOver'; slots: Slot[] | null }
  | {
      type: 'agentWrote';
      /** Of a template, what the customer reads. */
      text: string;
      files?: AttachedFile[];
      template?: FilledTemplate;
      clientMessageId: ClientMessageId;
      /** What the platforms allow. Absent: whoever is in charge may always write. */
      windows?: WindowsByChannel;
    }
  | { type: 'note'; text: string }
  | {
      type: 'transfer';
      to: { kind: 'agent'; agentId: AgentId; agentName: string } | { kind: 'queue'; botId: BotId };
      message: string;
      expiresAt: Instant;
    }
  | { type: 'acceptTransfer'; slots: Slot[] | null }
  | { type: 'declineTransfer'; reason: string }
  | { type: 'withdrawTransfer'; because?: Absence; of?: Holding }
  | { type: 'expireTransfer' }
  | { type: 'unassign'; reason: 'agent' | Absence; of?: Holding }
  | { type: 'restoreToAi'; instruction: string; of?: Holding }
  | { type: 'hold' }
  | { type: 'unhold' }
  | { type: 'resolve' }
  | { type: 'customerLeft'; how: 'ended' | 'left' }
  | { type: 'closeIdle' }
  | { type: 'reopen'; slots: Slot[] | null }
  | { type: 'customerReturned'; agentId: AgentId; agentName: string; slots: Slot[] | null }
  | { type: 'prioritise'; priority: Priority }
  | { type: 'breach'; what: ServiceLevel }
  | { type: 'categorise'; categoryId: CategoryId | null }
  | { type: 'tag'; tags: string[] }
  | { type: 'setEngagementStatus'; status: EngagementStatus }
  | { type: 'assistantSummarised'; text: string; source: string };

/**
 * Why an answer of the bot was not said: it came too late, or the customer deleted all that it was to be an answer to, or
 * changed some of it, so that it is answered as it is now.
 */
export const DISCARDED = ['person_in_charge', 'conversation_ended', 'words_deleted', 'words_changed'] as const;
export type Discarded = (typeof DISCARDED)[number];

/** Why an agent's conversations are somebody else's now. Removed: from the team of the bot; disabled: also who is deleted. */
export const ABSENCES = ['agent_vanished', 'agent_logged_out', 'agent_removed', 'agent_disabled'] as const;
export type Absence = (typeof ABSENCES)[number];

/** Whose it was, or who was asked, and since when, when the caller looked: it may be somebody else's by now, or theirs anew. */
export type Holding = { agentId: AgentId; since: Instant };

/** What the caller found out about the people of a bot: how many listen and are there, and how many customers wait. */
export type Desk = { listening: number; waiting: number };

/** The bot's words to the customer at the turns of a conversation; an admin can change each. Empty means: say nothing. */
export type NoticeTexts = {
  handover: string;
  transferred: string;
  resolved: string;
  restored: string;
  unassigned: string;
  closed: string;
  /** Nobody is there: to be followed by what the customer may choose. `{opens}` is the next opening. */
  noAgents: string;
  outsideHours: string;
  queueFull: string;
  messageLeft: string;
};

/** What a customer is promised, by priority. Minutes of business hours; null promises nothing. */
export type ServiceLevels = Record<Priority, Record<ServiceLevel, number | null>>;

/** What a handover asks for when the asker says nothing. */
export type HandoverDefaults = { priority: Priority; skills: string[] };

/** What of a bot's settings decides. */
export type BotRules = {
  humanSupport: boolean;
  handover: HandoverDefaults;
  texts: NoticeTexts;
  hours: Hours;
  /** Whether a customer who asks while nobody is there is asked what they want, or waits. */
  whenNobody: 'ask' | 'wait';
  /** The most who may wait; null for any number. */
  queueLimit: number | null;
  /** Milliseconds within which a customer who writes again comes back to the ended conversation; 0 for never. */
  reopenWithin: number;
  serviceLevels: ServiceLevels;
};

/** What a decision needs to know beside the conversation itself. */
export type Context = {
  now: Instant;
  actor: import('../permissions.ts').Actor;
  bot: BotRules;
};
