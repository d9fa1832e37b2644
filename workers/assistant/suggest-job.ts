import type { Jobs } from '#core/contracts/jobs.ts';
import type { ErrorCode } from '#core/domain/errors.ts';
import type { AgentId } from '#core/domain/ids.ts';
import { type Scope, scopeOf } from '#core/domain/permissions.ts';
import { type AssistantJobDeps, BOT_ACTOR } from './deps.ts';
import { loadTurn } from './load-turn.ts';

const ENTRIES = 40;

const NOTHING: Scope = { kind: 'bots', botIds: [] };

/** What the agent may see now: a job may have waited since they asked. */
const scopeNow = async ({ agents }: AssistantJobDeps['store'], id: AgentId): Promise<Scope> => {
  const agent = await agents.byId(id);
  return agent === null || agent.disabled ? NOTHING : scopeOf(agent.role, agent.botIds);
};

/** Drafts a reply for the agent who asked. They always hear back; what failed is said by its code. */
export const suggestReply = async (
  deps: AssistantJobDeps,
  { conversationId, agentId, requestId }: Jobs['suggest'],
  signal: AbortSignal,
): Promise<void> => {
  const tell = (text: string, source: string, error: ErrorCode | null) =>
    deps.emitter.toAgent(agentId, { type: 'suggestion', conversationId, requestId, text, source, error });
  try {
    const turn = await loadTurn(deps.store, conversationId, ENTRIES, await scopeNow(deps.store, agentId));
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
    // The next worker goes on with it.
    if (!signal.aborted) tell('', '', 'unavailable');
    throw error;
  }
};
