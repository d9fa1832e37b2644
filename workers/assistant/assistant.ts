import type { Asking } from '#core/domain/conversation/asking.ts';
import type { Citation } from '#core/domain/conversation/commands.ts';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import type { Conversation, HandoverReason } from '#core/domain/conversation/state.ts';
import type { Bot } from '#core/store/bots.ts';

/** What an assistant may know when it is its turn: the bot, the conversation, and its latest entries, oldest first. */
export type Situation = { bot: Bot; conversation: Conversation; timeline: readonly ConversationEvent[] };

export type AssistantTurn = Situation & {
  /** Aborted when a person takes over or the worker stops; the assistant then rejects. */
  signal: AbortSignal;
};

/** A proposal, never an act: what comes of it is for `decide`. `source` names who wrote it. */
export type Answer =
  | { kind: 'reply'; text: string; citations: Citation[]; quickReplies: string[]; source: string }
  | {
      kind: 'handover';
      reason: HandoverReason;
      collected: Record<string, string>;
      /** What else it proposes. */
      wishes?: Pick<Asking, 'priority' | 'skills' | 'spoken'>;
      text: string | null;
      source: string;
    };

export type Draft = { text: string; source: string };

/** Why the model gave no answer, in words that may stand in a timeline. */
export type Failed = { because: string };
/** `failed` is set when somebody else than the one who was asked first gave the result. */
export type Reported<T> = T & { failed: Failed | null };

export type Assistant = {
  /** `offline`, or the name of the model. */
  name: string;
  /** `onDraft` is called now and then with the whole text so far. */
  answer(turn: AssistantTurn, onDraft?: (textSoFar: string) => void): Promise<Answer>;
  /** A reply for the agent to edit and send. */
  suggest(turn: AssistantTurn): Promise<Draft>;
  /** Plain text for the engagement notes: what the customer wants, what they were told, what is open. */
  summarise(turn: AssistantTurn): Promise<Draft>;
};

/** An assistant that always has a second one to ask, and says so when it had to. */
export type ReportingAssistant = {
  name: string;
  /** Only where nobody else has to be asked: the answer is there in about a millisecond. */
  atOnce: ((situation: Situation) => Promise<Answer>) | null;
  answer(turn: AssistantTurn, onDraft?: (textSoFar: string) => void): Promise<Reported<Answer>>;
  suggest(turn: AssistantTurn): Promise<Reported<Draft>>;
  summarise(turn: AssistantTurn): Promise<Reported<Draft>>;
};
