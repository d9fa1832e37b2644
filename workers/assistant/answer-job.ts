import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Discarded } from '#core/domain/conversation/commands.ts';
import { botSpeaks, type Conversation } from '#core/domain/conversation/state.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { ConversationId } from '#core/domain/ids.ts';
import type { Loaded } from '#core/store/conversations/mapping.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import type { Answer, Reported, Situation } from './assistant.ts';
import { type AssistantJobDeps, BOT_ACTOR, ENTRIES } from './deps.ts';
import { handedBack, hasNothingToAnswer, notFollowed } from './handed-back.ts';
import { type LoadedTurn, loadTurn } from './load-turn.ts';
import { nobodyThere, OFFLINE } from './offline/answer.ts';
import { showTyping } from './show-typing.ts';
import { LOOK_EVERY, watchTurn } from './watch-turn.ts';

/** A customer who writes faster than the bot answers is answered by the next run. */
const ROUNDS = 5;

type Owed = { conversation: Conversation; answersSeq: number };

/**
 * Answers what the bot owes, until it owes nothing. Safe to run twice and to be killed anywhere: what was answered
 * is not owed, and who is in charge is decided when the answer is written, not when it was begun.
 */
export const answerConversation = async (
  deps: AssistantJobDeps,
  id: ConversationId,
  signal: AbortSignal,
  lookEvery = LOOK_EVERY,
): Promise<void> => {
  for (let round = 0; round < ROUNDS; round++) {
    signal.throwIfAborted();
    const turn = await loadTurn(deps.store, id, ENTRIES);
    if (turn === null || !botSpeaks(turn.conversation) || turn.conversation.awaitingBot === null) return;
    const owed = { conversation: turn.conversation, answersSeq: turn.conversation.awaitingBot.seq };
    if (hasNothingToAnswer(turn.timeline)) {
      await discard(deps, id, owed.answersSeq, 'words_deleted');
      return;
    }
    const answer = await think(deps, turn, owed, signal, lookEvery);
    if (answer === null) return;
    if (answer.failed)
      await deps.apply(id, { type: 'assistantFailed', what: 'answer', because: answer.failed.because }, BOT_ACTOR);
    if (!(await say(deps, turn, owed, answer))) return;
  }
};

/** The answer, or null when somebody took the conversation over meanwhile. */
const think = async (
  deps: AssistantJobDeps,
  turn: Situation,
  { conversation, answersSeq }: Owed,
  outer: AbortSignal,
  lookEvery: number,
): Promise<Reported<Answer> | null> => {
  const { id, channelAccountId, peer } = conversation;
  const watch = watchTurn(() => deps.store.conversations.find(EVERYTHING, id), turn.bot.id, outer, lookEvery);
  const typing = showTyping(deps, conversation, turn.bot.name);
  try {
    const answer = await deps.assistant.answer({ ...turn, signal: watch.signal }, (text) => {
      if (watch.signal.aborted) return;
      typing.stop();
      deps.emitter.toVisitor(channelAccountId, peer, { type: 'draft', answersSeq, text });
    });
    return answer;
  } catch (error) {
    const overtaken = watch.overtaken();
    if (overtaken === null) throw error;
    await discard(deps, id, answersSeq, overtaken);
    return null;
  } finally {
    typing.stop();
    watch.stop();
  }
};

/** Whether the bot owes more. What came too late, to a conversation that is no longer the bot's, is on record, not sent. */
const say = async (
  deps: AssistantJobDeps,
  turn: LoadedTurn,
  { conversation: { id }, answersSeq }: Owed,
  answer: Reported<Answer>,
): Promise<boolean> => {
  try {
    if (answer.kind === 'handover' && turn.bot.humanSupport) {
      await handOver(deps, turn, answersSeq, answer);
      return false;
    }
    const recorded = await recordNotFollowed(deps, turn, answer);
    const known = answer.failed || recorded ? undefined : turn.known;
    const { conversation } = await reply(deps, turn, answersSeq, asReply(turn, answer), known);
    return conversation.awaitingBot !== null;
  } catch (error) {
    if (!(error instanceof BatonError)) throw error;
    if (error.code === 'bot_not_in_charge') await discard(deps, id, answersSeq, 'person_in_charge');
    else if (error.code === 'conversation_ended') await discard(deps, id, answersSeq, 'conversation_ended');
    else throw error;
    return false;
  }
};

/** Only a model can do what an agent asks of the bot. Whether it had to be put on record that nobody did. */
const recordNotFollowed = async (deps: AssistantJobDeps, turn: LoadedTurn, { source }: Answer): Promise<boolean> => {
  const back = handedBack(turn.timeline);
  if (source !== OFFLINE || back === null || back.instruction === '' || back.recorded) return false;
  await deps.apply(turn.conversation.id, { type: 'note', text: notFollowed(back.instruction) }, BOT_ACTOR);
  return true;
};

type Reply = Extract<Answer, { kind: 'reply' }>;

/** Where nobody can be had, a proposed handover becomes an honest answer. */
const asReply = (turn: Situation, answer: Answer): Reply =>
  answer.kind === 'reply'
    ? answer
    : { kind: 'reply', text: nobodyThere(turn.timeline), citations: [], quickReplies: [], source: answer.source };

/** What the customer has changed since it was begun makes it an answer to nothing: it is on record, and what is there now is owed. */
const reply = (
  deps: AssistantJobDeps,
  { conversation: { id, seq: seenSeq } }: Situation,
  answersSeq: number,
  { text, citations, quickReplies, source }: Reply,
  known?: Loaded,
) =>
  deps.apply(id, { type: 'botReplied', answersSeq, seenSeq, text, citations, quickReplies, source }, BOT_ACTOR, known);

/**
 * The words first, then the handover. The words answer everything before the customer's latest message, so that the
 * answer stays owed until the handover is written: a crash in between may not swallow it.
 */
const handOver = async (
  deps: AssistantJobDeps,
  turn: Situation,
  answersSeq: number,
  { text, reason, collected, wishes, source }: Extract<Answer, { kind: 'handover' }>,
): Promise<void> => {
  const { id } = turn.conversation;
  if (text !== null)
    await reply(deps, turn, answersSeq - 1, { kind: 'reply', text, citations: [], quickReplies: [], source });
  try {
    await deps.apply(id, { ...ASKING, reason, collected, ...wishes }, BOT_ACTOR);
  } catch (error) {
    // An admin switched people off a moment ago.
    if (!(error instanceof BatonError) || error.code !== 'human_support_off') throw error;
    await reply(deps, turn, answersSeq, asReply(turn, { kind: 'handover', text, reason, collected, source }));
  }
};

const discard = async (
  deps: AssistantJobDeps,
  id: ConversationId,
  answersSeq: number,
  because: Discarded,
): Promise<void> => {
  deps.log.info({ conversationId: id, because }, 'answer discarded');
  await deps.apply(id, { type: 'discardBotReply', answersSeq, because }, BOT_ACTOR);
};
