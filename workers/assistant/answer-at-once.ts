import type { Logger } from 'pino';
import { ASKING } from '#core/domain/conversation/asking.ts';
import { decide } from '#core/domain/conversation/decide.ts';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { evolveAll } from '#core/domain/conversation/evolve.ts';
import type { Instant } from '#core/domain/ids.ts';
import type { Bot } from '#core/store/bots.ts';
import type { Loaded } from '#core/store/conversations/mapping.ts';
import { type DeskDeps, lookAtDesk } from '#core/store/desk.ts';
import type { TimelineStore } from '#core/store/timeline.ts';
import type { ReportingAssistant, Situation } from './assistant.ts';
import { BOT_ACTOR, ENTRIES } from './deps.ts';
import { handedBack } from './handed-back.ts';
import { answerWish, OFFLINE } from './offline/answer.ts';
import { personRule } from './offline/intents.ts';

/**
 * What the bot does about what is about to happen to a conversation that was read as `before`, to be written with it:
 * it hands over to a person, where the customer asks for one in so many words, or replies. Nothing where that is for the
 * job: because somebody else has to be asked, because it takes more than a reply, or because it failed here.
 */
export type AnswerAtOnce = (
  before: Loaded,
  events: readonly ConversationEvent[],
  bot: Bot,
) => Promise<ConversationEvent[]>;

export const createAnswerAtOnce = (
  { atOnce }: Pick<ReportingAssistant, 'atOnce'>,
  store: DeskDeps & { timeline: Pick<TimelineStore, 'latestOf'>; time?: () => Instant },
  log: Logger,
): AnswerAtOnce => {
  const { time = Date.now } = store;
  /** No model is asked whether the customer may have a person, and none that is busy is waited for. */
  const handOver = async ({ bot, conversation, timeline }: Situation): Promise<ConversationEvent[]> => {
    const wish = answerWish({ bot, conversation, timeline }, OFFLINE);
    if (wish?.kind !== 'handover') return [];
    const { reason, collected } = wish;
    const now = time();
    const desk = await lookAtDesk(store, bot, now);
    const decision = decide(conversation, { ...ASKING, reason, collected, desk }, { now, actor: BOT_ACTOR, bot });
    return decision.ok ? decision.events : [];
  };

  const answer: AnswerAtOnce = async (before, events, bot) => {
    const after = evolveAll(before.conversation, events);
    if (after.awaitingBot === null) return [];
    const asked = events.some((event) => event.type === 'customerMessage' && personRule(event.text) !== null);
    // What was owed before is being answered by the job.
    const assistant = before.conversation.awaitingBot === null ? atOnce : null;
    if (!asked && assistant === null) return [];
    const entries = [...(await store.timeline.latestOf(before, ENTRIES)), ...events].slice(-ENTRIES);
    if (asked && bot.humanSupport) return handOver({ bot, conversation: after, timeline: entries });
    if (assistant === null || handedBack(entries) !== null) return [];
    const reply = await assistant({ bot, conversation: after, timeline: entries });
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
    const decision = decide(after, command, { now: time(), actor: BOT_ACTOR, bot });
    return decision.ok ? decision.events : [];
  };
  return (before, events, bot) =>
    answer(before, events, bot).catch((error: unknown) => {
      log.warn({ err: error, conversationId: before.conversation.id }, 'an answer is left to its job');
      return [];
    });
};
