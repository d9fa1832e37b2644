import type { ConversationEvent, EventType } from './events.ts';
import { asksToBeAnsweredLater, type Conversation, isOpen } from './state.ts';

/**
 * Whether silence may end it. What an agent put on hold, and words that a customer left to be answered later, are work that is
 * still to be done: nobody expects anything to be said meanwhile.
 */
export const mayStandIdle = ({ status, onHold, waiting }: Conversation): boolean =>
  isOpen(status) && !onHold && !(waiting !== null && asksToBeAnsweredLater(waiting.reason));

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
