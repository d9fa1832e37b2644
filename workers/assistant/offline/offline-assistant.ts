import type { Assistant } from '../assistant.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { answerOffline, OFFLINE } from './answer.ts';
import { suggestOffline } from './suggest.ts';
import { summariseOffline } from './summarise.ts';

/** Answers from the bot's articles and the conversation itself, with no model and no network. */
export const createOfflineAssistant = (knowledge: KnowledgeBase): Assistant => ({
  name: OFFLINE,
  answer: async (turn) => answerOffline(turn, await knowledge(turn.bot.id)),
  suggest: async (turn) => suggestOffline(turn, await knowledge(turn.bot.id)),
  summarise: async (turn) => summariseOffline(turn),
});
