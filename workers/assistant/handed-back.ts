import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { spoken, unanswered } from './spoken.ts';

/** The agent's hand-back after which the bot has not spoken yet, and whether its instruction is on record as not followed. */
export const handedBack = (
  timeline: readonly ConversationEvent[],
): { instruction: string; recorded: boolean } | null => {
  const at = timeline.findLastIndex((event) => event.type === 'restoredToAi');
  const event = timeline[at];
  if (event?.type !== 'restoredToAi') return null;
  const since = timeline.slice(at);
  if (since.some(({ type }) => type === 'botMessage')) return null;
  return {
    instruction: event.instruction,
    recorded: since.some(({ type, by }) => type === 'note' && by.kind === 'bot'),
  };
};

/** What was to be answered has been deleted, and no agent asks for anything. */
export const hasNothingToAnswer = (timeline: readonly ConversationEvent[]): boolean =>
  timeline.some(({ type }) => type === 'customerDeleted') &&
  !handedBack(timeline)?.instruction &&
  unanswered(spoken(timeline)).length === 0;

/** Tells agents that what was asked of the bot did not happen. */
export const notFollowed = (instruction: string): string =>
  `Not followed, because this answer came without an AI model: “${instruction}”`;
