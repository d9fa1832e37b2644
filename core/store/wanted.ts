import type { Conversation } from '../domain/conversation/state.ts';
import type { Wanted } from '../domain/routing/agent.ts';
import type { Bot } from './bots.ts';
import { weightOf } from './claim.ts';

/** What a waiting conversation asks of who takes it. */
export const wantedOf = (bot: Bot, conversation: Conversation): Wanted => ({
  botId: bot.id,
  weight: weightOf(bot, conversation),
  skills: conversation.waiting?.skills ?? [],
  language: conversation.waiting?.language ?? null,
  languageDetected: conversation.waiting?.languageDetected ?? false,
  declinedBy: conversation.waiting?.declinedBy ?? [],
  // Between two rounds it pauses for as long as an offer rings.
  askAgainAt: (conversation.waiting?.declinedAt ?? 0) + bot.routing.offerSeconds * 1_000,
});
