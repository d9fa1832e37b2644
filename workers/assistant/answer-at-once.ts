import type { Logger } from 'pino';
import { decide } from '#core/domain/conversation/decide.ts';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { evolveAll } from '#core/domain/conversation/evolve.ts';
import type { Bot } from '#core/store/bots.ts';
import type { Loaded } from '#core/store/conversations/mapping.ts';
import type { TimelineStore } from '#core/store/timeline.ts';
import type { ReportingAssistant } from './assistant.ts';
import { BOT_ACTOR, ENTRIES } from './deps.ts';
import { handedBack } from './handed-back.ts';

/**
 * The bot's reply to what is about to happen to a conversation that was read as `before`, to be written with it.
 * Nothing where the answer is for the job: because somebody else has to be asked, because it takes more than a reply,
 * or because it failed here.
 */
export type AnswerAtOnce = (
  before: Loaded,
  events: readonly ConversationEvent[],
  bot: Bot,
) => Promise<ConversationEvent[]>;

export const createAnswerAtOnce = (
  { atOnce }: Pick<ReportingAssistant, 'atOnce'>,
  timeline: Pick<TimelineStore, 'latestOf'>,
  log: Logger,
): AnswerAtOnce => {
  if (atOnce === null) return async () => [];
  const answer: AnswerAtOnce = async (before, events, bot) => {
    const after = evolveAll(before.conversation, events);
    // What was owed before is being answered by the job.
    if (before.conversation.awaitingBot !== null || after.awaitingBot === null) return [];
    const entries = [...(await timeline.latestOf(before, ENTRIES)), ...events].slice(-ENTRIES);
    if (handedBack(entries) !== null) return [];
    const reply = await atOnce({ bot, conversation: after, timeline: entries });
    if (reply.kind !== 'reply') return [];
    const { text, citations, quickReplies, source } = reply;
    const command = {
      type: 'botReplied',
      answersSeq: after.awaitingBot.seq,
      text,
      citations,
      quickReplies,
      source,
    } as const;
    const decision = decide(after, command, { now: Date.now(), actor: BOT_ACTOR, bot });
    return decision.ok ? decision.events : [];
  };
  return (before, events, bot) =>
    answer(before, events, bot).catch((error: unknown) => {
      log.warn({ err: error, conversationId: before.conversation.id }, 'an answer is left to its job');
      return [];
    });
};
