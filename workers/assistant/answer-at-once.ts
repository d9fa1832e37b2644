import type { Logger } from 'pino';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Command } from '#core/domain/conversation/commands.ts';
import { decide } from '#core/domain/conversation/decide.ts';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { evolveAll } from '#core/domain/conversation/evolve.ts';
import { botSpeaks, type Conversation } from '#core/domain/conversation/state.ts';
import type { Instant } from '#core/domain/ids.ts';
import type { Bot } from '#core/store/bots.ts';
import type { Loaded } from '#core/store/conversations/mapping.ts';
import { type DeskDeps, lookAtDesk } from '#core/store/desk.ts';
import type { TimelineStore } from '#core/store/timeline.ts';
import type { ReportingAssistant, Situation } from './assistant.ts';
import { BOT_ACTOR, ENTRIES } from './deps.ts';
import { handedBack, hasNothingToAnswer } from './handed-back.ts';
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

const CUSTOMER = { kind: 'customer' } as const;

const asksForPerson = (event: ConversationEvent): boolean => {
  if (event.type === 'customerEdited') return personRule(event.text) !== null;
  return event.type === 'customerMessage' && personRule(event.meant ?? event.text) !== null;
};

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
    // While the bot is silent it is the customer alone who asks.
    const actor = botSpeaks(conversation) ? BOT_ACTOR : CUSTOMER;
    const decision = decide(conversation, { ...ASKING, reason, collected, desk }, { now, actor, bot });
    return decision.ok ? decision.events : [];
  };

  const decided = (conversation: Conversation, command: Command, bot: Bot): ConversationEvent[] => {
    const decision = decide(conversation, command, { now: time(), actor: BOT_ACTOR, bot });
    return decision.ok ? decision.events : [];
  };

  const reply = async (turn: Situation, answersSeq: number): Promise<ConversationEvent[]> => {
    const answer = await atOnce?.(turn);
    if (answer?.kind !== 'reply') return [];
    const { text, citations, quickReplies, source } = answer;
    return decided(
      turn.conversation,
      { type: 'botReplied', answersSeq, text, citations, quickReplies, source },
      turn.bot,
    );
  };

  const answer: AnswerAtOnce = async (before, events, bot) => {
    const conversation = evolveAll(before.conversation, events);
    const { awaitingBot, outside } = conversation;
    if (awaitingBot === null && !outside) return [];
    const asked = events.some(asksForPerson);
    // What was owed before is being answered by the job.
    const answers = atOnce !== null && awaitingBot !== null && before.conversation.awaitingBot === null;
    if (!asked && !answers && !events.some(({ type }) => type === 'customerDeleted')) return [];
    const timeline = [...(await store.timeline.latestOf(before, ENTRIES)), ...events].slice(-ENTRIES);
    const turn = { bot, conversation, timeline };
    if (awaitingBot && hasNothingToAnswer(timeline))
      return decided(
        conversation,
        { type: 'discardBotReply', answersSeq: awaitingBot.seq, because: 'words_deleted' },
        bot,
      );
    if (asked && bot.humanSupport) return handOver(turn);
    return answers && handedBack(timeline) === null ? reply(turn, awaitingBot.seq) : [];
  };
  return (before, events, bot) =>
    answer(before, events, bot).catch((error: unknown) => {
      log.warn({ err: error, conversationId: before.conversation.id }, 'an answer is left to its job');
      return [];
    });
};
