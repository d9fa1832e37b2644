import type { ConversationId } from '#core/domain/ids.ts';
import type { Scope } from '#core/domain/permissions.ts';
import type { Loaded } from '#core/store/conversations/mapping.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import type { Situation } from './assistant.ts';
import type { AssistantJobDeps } from './deps.ts';

/** `known`: what the conversation was read from, for the write that follows. */
export type LoadedTurn = Situation & { known: Loaded };

/** The conversation, its bot and its latest `most` entries; null where one of them is gone or out of `scope`. */
export const loadTurn = async (
  { conversations, timeline, bots }: AssistantJobDeps['store'],
  id: ConversationId,
  most: number,
  scope: Scope = EVERYTHING,
): Promise<LoadedTurn | null> => {
  const known = await conversations.load(scope, id);
  if (known === null) return null;
  const { conversation } = known;
  // Nothing later than the conversation as it was read: what the assistant sees is one moment.
  const [bot, entries] = await Promise.all([bots.cached(conversation.botId), timeline.latestOf(known, most)]);
  return bot === null ? null : { bot, conversation, timeline: entries, known };
};
