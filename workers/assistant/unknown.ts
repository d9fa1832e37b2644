import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { isTalkToPerson, isUnknown } from './offline/phrases.ts';

/** What somebody other than the customer said last, and turns after which the bot begins anew. */
const SAID = new Set<ConversationEvent['type']>([
  'botMessage',
  'agentMessage',
  'outsideMessage',
  'restoredToAi',
  'handoverUnavailable',
]);

/** Whether the last thing that the customer heard is that the bot does not know. Once more helps nobody: a person should. */
export const saidUnknown = (timeline: readonly ConversationEvent[]): boolean => {
  const last = timeline.findLast(({ type }) => SAID.has(type));
  if (last?.type !== 'botMessage') return false;
  // A model says it in its own words, and with the button.
  return isUnknown(last.text) || (last.source !== 'offline' && last.quickReplies.some(isTalkToPerson));
};
