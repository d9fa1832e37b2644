import type { ConversationId } from '#core/domain/ids.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import type { AssistantTurn } from './assistant.ts';
import type { AssistantJobDeps } from './deps.ts';

/** The conversation, its bot and its latest `most` entries; null where one of them no longer exists. */
export const loadTurn = async (
  { conversations, timeline, bots }: AssistantJobDeps['store'],
  id: ConversationId,
  most: number,
): Promise<Omit<AssistantTurn, 'signal'> | null> => {
  const conversation = await conversations.find(EVERYTHING, id);
  if (conversation === null) return null;
  const [bot, entries] = await Promise.all([
    bots.cached(conversation.botId),
    // Nothing later than the conversation as it was read: what the assistant sees is one moment.
    timeline.before(EVERYTHING, id, conversation.seq + 1, most),
  ]);
  return bot === null || entries === null ? null : { bot, conversation, timeline: entries };
};
