import type { Jobs } from '#core/contracts/jobs.ts';
import type { ConversationId } from '#core/domain/ids.ts';
import type { OpenAiSettings } from '#core/settings/settings.ts';
import { type AnswerAtOnce, createAnswerAtOnce } from './answer-at-once.ts';
import { answerConversation } from './answer-job.ts';
import type { AssistantJobDeps, AssistantStore } from './deps.ts';
import { suggestReply } from './suggest-job.ts';
import { summariseConversation } from './summarise-job.ts';
import { createAssistant } from './with-fallback.ts';

export type AssistantJobsOptions = Omit<AssistantJobDeps, 'store' | 'assistant'> & {
  store: AssistantStore;
  openai: OpenAiSettings | undefined;
};

export type AssistantJobs = {
  answerAtOnce: AnswerAtOnce;
  answer(id: ConversationId, signal: AbortSignal): Promise<void>;
  suggest(job: Jobs['suggest'], signal: AbortSignal): Promise<void>;
  summarise(id: ConversationId, signal: AbortSignal): Promise<void>;
};

/** Everything that an assistant does for a conversation, over one assistant with one knowledge cache and one breaker. */
export const createAssistantJobs = ({ openai, ...rest }: AssistantJobsOptions): AssistantJobs => {
  const assistant = createAssistant(openai, { ...rest.store, log: rest.log });
  const deps: AssistantJobDeps = { ...rest, assistant };
  return {
    answerAtOnce: createAnswerAtOnce(assistant, rest.store, rest.log),
    answer: (id, signal) => answerConversation(deps, id, signal),
    suggest: (job, signal) => suggestReply(deps, job, signal),
    summarise: (id, signal) => summariseConversation(deps, id, signal),
  };
};
