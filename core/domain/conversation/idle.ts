import type { ConversationEvent, EventType } from './events.ts';
import { asksToBeAnsweredLater, type Conversation, isOpen } from './state.ts';

/**
 * What an agent put on hold, and words that a customer left to be answered later, are work that is still to be done: nobody
 * expects anything to be said meanwhile, or the customer to stay, and people alone end it.
 */
export const isPutOff = ({
  onHold,
  waiting,
  lastWaiting,
}: Pick<Conversation, 'onHold' | 'waiting' | 'lastWaiting'>): boolean => {
  const place = waiting ?? lastWaiting;
  return onHold || (place !== null && asksToBeAnsweredLater(place.reason));
};

/** They asked for a person, or for an answer, and had neither. Who was answered by a person may have the last word: "Thanks!" */
const waitsForUs = ({ status, awaitingBot, last, lastWaiting, firstReplyAt }: Conversation): boolean => {
  if (status === 'ai') return awaitingBot !== null;
  return status === 'waiting' || (firstReplyAt === null && (lastWaiting !== null || last?.from === 'customer'));
};

/** Whether silence may end it: nobody who waits for us is sent away for being silent. */
export const mayStandIdle = (conversation: Conversation): boolean =>
  isOpen(conversation.status) && !isPutOff(conversation) && !waitsForUs(conversation);

/** What the product does by itself is no sign of life. */
const SILENT = new Set<EventType>([
  'offered',
  'offerExpired',
  'offerWithdrawn',
  'transferExpired',
  'serviceLevelBreached',
  'botReplyDiscarded',
  'assistantFailed',
  'summarised',
  'notice',
]);

/** Whether somebody said or did something: silence is counted from there. */
export const stirs = (events: readonly ConversationEvent[]): boolean => events.some(({ type }) => !SILENT.has(type));
