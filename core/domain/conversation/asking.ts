import type { BotRules, Command } from './commands.ts';
import type { ConversationEvent } from './events.ts';
import { type Asked, asksToBeAnsweredLater, type Conversation } from './state.ts';

export type Asking = Omit<Extract<Command, { type: 'requestHandover' }>, 'desk'>;

/** A customer asks for a person, and nothing more is known. */
export const ASKING: Asking = { type: 'requestHandover', reason: 'customer_asked', collected: {}, anyway: false };

/** What somebody requires comes before what was only heard. */
const languageOf = (
  { language: known = null }: Conversation,
  { language, spoken }: Asking,
  before: Asked | null,
): Pick<Asked, 'language' | 'languageDetected'> => {
  if (language !== undefined) return { language };
  if (before?.language && !before.languageDetected) return { language: before.language };
  const heard = spoken ?? known;
  return heard === null ? { language: null } : { language: heard, languageDetected: true };
};

/** What a handover asks for: what the asker says, else what was asked for before in vain, else what the bot says. */
export const askedFor = (
  conversation: Conversation,
  asking: Asking,
  { handover }: Pick<BotRules, 'handover'>,
): Asked => {
  const before = conversation.asked ?? null;
  return {
    collected: { ...before?.collected, ...asking.collected },
    priority: asking.priority ?? before?.priority ?? handover.priority,
    skills: asking.skills ?? before?.skills ?? handover.skills,
    ...languageOf(conversation, asking, before),
  };
};

/** What of a form's fields is not the customer's: it was collected by a bot before. */
export const guessedFor = ({ asked }: Conversation, { reason, collected }: Asking): string[] =>
  asksToBeAnsweredLater(reason) ? Object.keys(asked?.collected ?? {}).filter((field) => !(field in collected)) : [];

/** What a customer wrote into a form; what a bot made out of their words is a guess, and stays with the conversation. */
export const saidOfThemselves = (event: ConversationEvent): Record<string, string> => {
  if (event.type === 'contactLeft') return event.collected;
  if (event.type !== 'handoverRequested' || !asksToBeAnsweredLater(event.reason)) return {};
  const { collected, guessed = [] } = event;
  return Object.fromEntries(Object.entries(collected).filter(([field]) => !guessed.includes(field)));
};
