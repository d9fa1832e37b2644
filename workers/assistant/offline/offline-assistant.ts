import type { Answer, Assistant, Situation } from '../assistant.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { answerOffline, OFFLINE } from './answer.ts';
import { suggestOffline } from './suggest.ts';
import { summariseOffline } from './summarise.ts';

export type OfflineAssistant = Assistant & { answer(turn: Situation): Promise<Answer> };

/** Answers from the bot's articles and the conversation itself, with no model and no network. */
export const createOfflineAssistant = (knowledge: KnowledgeBase): OfflineAssistant => ({
  name: OFFLINE,
  answer: async (turn) => answerOffline(turn, await knowledge(turn.bot.id)),
  suggest: async (turn) => suggestOffline(turn, await knowledge(turn.bot.id)),
  summarise: async (turn) => summariseOffline(turn),
});
