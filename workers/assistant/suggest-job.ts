import type { Jobs } from '#core/contracts/jobs.ts';
import type { ErrorCode } from '#core/domain/errors.ts';
import { type AssistantJobDeps, BOT_ACTOR } from './deps.ts';
import { loadTurn } from './load-turn.ts';

const ENTRIES = 40;

/** Drafts a reply for the agent who asked. They always hear back; what failed is said by its code. */
export const suggestReply = async (
  deps: AssistantJobDeps,
  { conversationId, agentId, requestId }: Jobs['suggest'],
  signal: AbortSignal,
): Promise<void> => {
  const tell = (text: string, source: string, error: ErrorCode | null) =>
    deps.emitter.toAgent(agentId, { type: 'suggestion', conversationId, requestId, text, source, error });
  try {
    const turn = await loadTurn(deps.store, conversationId, ENTRIES);
    if (turn === null) return tell('', '', 'not_found');
    if (!turn.bot.aiAssist) return tell('', '', 'assistant_off');
    const { text, source, failed } = await deps.assistant.suggest({ ...turn, signal });
    tell(text, source, null);
    if (failed)
      await deps.apply(
        conversationId,
        { type: 'assistantFailed', what: 'suggest', because: failed.because },
        BOT_ACTOR,
      );
  } catch (error) {
    tell('', '', 'unavailable');
    throw error;
  }
};
