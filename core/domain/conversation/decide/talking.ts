import { standingOf, windowAfter } from '../../channels/window.ts';
import type { Instant } from '../../ids.ts';
import type { Command } from '../commands.ts';
import { botSpeaks, type Conversation, isOpen } from '../state.ts';
import { happens, type Rule, refuse } from './outcome.ts';

/** An ended conversation stays ended: the caller opens the next one and links it. */
export const customerWrote: Rule<'customerWrote'> = (conversation, command) => {
  if (!isOpen(conversation.status)) return refuse('conversation_ended');
  const { text, files, inboxId, clientMessageId, language, meant, standby } = command;
  const said = { text, ...(files && { files }), inboxId, clientMessageId, ...(language && { language }) };
  return happens({ type: 'customerMessage', ...said, ...(meant && { meant }), ...(standby && { standby }) });
};

/** Never two speakers: a bot's answer that was in the making when a person took over is refused here. */
export const botReplied: Rule<'botReplied'> = (conversation, command) => {
  if (!isOpen(conversation.status)) return refuse('conversation_ended');
  if (!botSpeaks(conversation)) return refuse('bot_not_in_charge');
  // Answered already, by a run that was thought to be dead.
  if (conversation.awaitingBot === null || command.answersSeq <= conversation.answeredSeq) return happens();
  const { text, files, answersSeq, seenSeq, citations, quickReplies, source } = command;
  const { changed = 0, handedBack = 0 } = conversation.awaitingBot;
  // A person had the word since it was begun: the bot answers what they handed back.
  if (seenSeq !== undefined && seenSeq < handedBack)
    return happens({ type: 'botReplyDiscarded', answersSeq, because: 'person_in_charge' });
  // It is an answer to words that are not there any more: what is there now is answered instead.
  if (seenSeq !== undefined && seenSeq < changed)
    return happens({ type: 'botReplyDiscarded', answersSeq, because: 'words_changed' });
  const said = { text, ...(files && { files }) };
  return happens({ type: 'botMessage', ...said, answersSeq, citations, quickReplies, source });
};

export const discardBotReply: Rule<'discardBotReply'> = (_conversation, command) =>
  happens({ type: 'botReplyDiscarded', answersSeq: command.answersSeq, because: command.because });

export const assistantFailed: Rule<'assistantFailed'> = (_conversation, command) =>
  happens({ type: 'assistantFailed', what: command.what, because: command.because });

/** A template is what may be sent at any time. */
const isTooLate = (
  { channel, lastCustomerAt }: Conversation,
  { windows = {}, template }: Pick<Extract<Command, { type: 'agentWrote' }>, 'windows' | 'template'>,
  now: Instant,
): boolean => {
  const window = windowAfter(windows[channel], lastCustomerAt);
  return window !== null && template === undefined && !standingOf(window, 'agent', now).open;
};

export const agentWrote: Rule<'agentWrote'> = (conversation, command, { actor, now }) => {
  if (!isOpen(conversation.status)) return refuse('conversation_ended');
  if (actor.kind !== 'agent' || conversation.agentId !== actor.id) return refuse('not_in_charge');
  const { text, files = [], clientMessageId, template } = command;
  if (text.trim() === '' && files.length === 0) return refuse('empty_message');
  if (isTooLate(conversation, command, now)) return refuse('window_closed');
  const said = { text, ...(files.length > 0 && { files }), ...(template && { template }) };
  return happens({ type: 'agentMessage', ...said, clientMessageId });
};

/** Notes are read by agents only and may be added at any time, also after the end. */
export const note: Rule<'note'> = (_conversation, command, { actor }) => {
  if (actor.kind !== 'agent' && actor.kind !== 'bot') return refuse('not_allowed');
  if (command.text.trim() === '') return refuse('empty_message');
  return happens({ type: 'note', text: command.text });
};
