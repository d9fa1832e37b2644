import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import type { ConversationId } from '#core/domain/ids.ts';
import { type AssistantJobDeps, BOT_ACTOR } from './deps.ts';
import { loadTurn } from './load-turn.ts';
import { spoken } from './spoken.ts';

const ENTRIES = 300;

/** Something was said since the last summary, so another one would say something new. */
const worthIt = (timeline: readonly ConversationEvent[]): boolean => {
  const last = timeline.findLastIndex((event) => event.type === 'summarised');
  return spoken(timeline.slice(last + 1)).length > 0;
};

/** Adds a summary to the engagement notes. A second run on the same words adds nothing. */
export const summariseConversation = async (
  deps: AssistantJobDeps,
  id: ConversationId,
  signal: AbortSignal,
): Promise<void> => {
  const turn = await loadTurn(deps.store, id, ENTRIES);
  if (turn === null || !turn.bot.aiSummary || !worthIt(turn.timeline)) return;
  const { text, source, failed } = await deps.assistant.summarise({ ...turn, signal });
  if (failed) await deps.apply(id, { type: 'assistantFailed', what: 'summarise', because: failed.because }, BOT_ACTOR);
  if (text !== '') await deps.apply(id, { type: 'assistantSummarised', text, source }, BOT_ACTOR);
};
