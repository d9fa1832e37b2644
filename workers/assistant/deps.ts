import type { Logger } from 'pino';
import type { Conversation } from '#core/domain/conversation/state.ts';
import type { BotId, ConversationId } from '#core/domain/ids.ts';
import type { Actor } from '#core/domain/permissions.ts';
import type { Emitter } from '#core/realtime/emitter.ts';
import type { AgentsStore } from '#core/store/agents.ts';
import type { Request } from '#core/store/apply.ts';
import type { Bot } from '#core/store/bots.ts';
import type { Loaded } from '#core/store/conversations/mapping.ts';
import type { ConversationStore } from '#core/store/conversations/store.ts';
import type { TimelineStore } from '#core/store/timeline.ts';
import type { ReportingAssistant } from './assistant.ts';
import type { Articles } from './knowledge/knowledge-base.ts';

/** The commands that an assistant's work can end in; each passes the same `decide` as everybody's. */
export type AssistantCommand = Extract<
  Request,
  { type: 'botReplied' | 'discardBotReply' | 'assistantFailed' | 'note' | 'requestHandover' | 'assistantSummarised' }
>;

export type AssistantStore = {
  agents: Pick<AgentsStore, 'byId' | 'routableFor'>;
  conversations: Pick<ConversationStore, 'find' | 'load' | 'waitingCount'>;
  timeline: Pick<TimelineStore, 'latestOf'>;
  bots: { cached(id: BotId): Promise<Bot | null> };
  articles: Articles;
};

export type AssistantJobDeps = {
  store: Omit<AssistantStore, 'articles'>;
  assistant: ReportingAssistant;
  apply: (
    id: ConversationId,
    command: AssistantCommand,
    actor: Actor,
    known?: Loaded,
  ) => Promise<{ conversation: Conversation }>;
  emitter: Pick<Emitter, 'toVisitor' | 'toAgent' | 'toConversationAgents'>;
  /** Shows a customer elsewhere that the bot is at it, where their platform can. */
  hint?: (id: ConversationId) => void;
  log: Logger;
};

/** So many entries of a conversation an assistant gets to see. */
export const ENTRIES = 40;

export const BOT_ACTOR: Actor = { kind: 'bot' };
