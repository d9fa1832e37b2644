import type { ConversationEvent } from '#core/domain/conversation/events.ts';

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

/** Tells agents that what was asked of the bot did not happen. */
export const notFollowed = (instruction: string): string =>
  `Not followed, because this answer came without an AI model: “${instruction}”`;
