import type { Logger } from 'pino';
import type { OpenAiSettings } from '#core/settings/settings.ts';
import type { AgentsStore } from '#core/store/agents.ts';
import type { Assistant, AssistantTurn, Reported, ReportingAssistant } from './assistant.ts';
import { type Articles, createKnowledgeBase } from './knowledge/knowledge-base.ts';
import { createOfflineAssistant, type OfflineAssistant } from './offline/offline-assistant.ts';
import { createEndpoint, type EndpointOptions } from './openai/endpoint.ts';
import { ModelFailure } from './openai/model-failure.ts';
import { createOpenAiAssistant } from './openai/openai-assistant.ts';
import { skillsAmong } from './openai/skills.ts';

export type AssistantDeps = { articles: Articles; agents: Pick<AgentsStore, 'routableFor'>; log: Logger };

/** Asks `first`; where it fails asks `second`, and says why. An aborted turn is nobody's failure and asks no second. */
export const withFallback = (first: Assistant, second: Assistant, log: Logger): ReportingAssistant => {
  const ask = async <T>(turn: AssistantTurn, of: (assistant: Assistant) => Promise<T>): Promise<Reported<T>> => {
    try {
      return { ...(await of(first)), failed: null };
    } catch (error) {
      turn.signal.throwIfAborted();
      if (!(error instanceof ModelFailure)) log.error({ err: error }, 'assistant failed unexpectedly');
      const because = error instanceof ModelFailure ? error.because : 'failed for an unknown reason';
      return { ...(await of(second)), failed: { because } };
    }
  };
  return {
    name: first.name,
    atOnce: null,
    answer: (turn, onDraft) => ask(turn, (assistant) => assistant.answer(turn, onDraft)),
    suggest: (turn) => ask(turn, (assistant) => assistant.suggest(turn)),
    summarise: (turn) => ask(turn, (assistant) => assistant.summarise(turn)),
  };
};

const alone = (assistant: OfflineAssistant): ReportingAssistant => ({
  name: assistant.name,
  atOnce: assistant.answer,
  answer: async (turn, onDraft) => ({ ...(await assistant.answer(turn, onDraft)), failed: null }),
  suggest: async (turn) => ({ ...(await assistant.suggest(turn)), failed: null }),
  summarise: async (turn) => ({ ...(await assistant.summarise(turn)), failed: null }),
});

/** The model where one is set up, with the offline assistant behind it; else the offline one by itself. */
export const createAssistant = (
  settings: OpenAiSettings | undefined,
  { articles, agents, log }: AssistantDeps,
  tuning: Pick<EndpointOptions, 'timeouts' | 'pause' | 'breaker'> = {},
): ReportingAssistant => {
  const knowledge = createKnowledgeBase(articles);
  const offline = createOfflineAssistant(knowledge);
  if (settings === undefined) return alone(offline);
  const endpoint = createEndpoint({ settings, log, ...tuning });
  const model = createOpenAiAssistant({ endpoint, knowledge, skillsOf: skillsAmong(agents), model: settings.model });
  return withFallback(model, offline, log);
};
