import { isOpen } from '../state.ts';
import { happens, type Rule, refuse } from './outcome.ts';

/** An ended conversation stays ended: the caller opens the next one and links it. */
export const customerWrote: Rule<'customerWrote'> = (conversation, command) => {
  if (!isOpen(conversation.status)) return refuse('conversation_ended');
  const { text, inboxId, clientMessageId, language } = command;
  return happens({ type: 'customerMessage', text, inboxId, clientMessageId, ...(language && { language }) });
};

/** Never two speakers: a bot's answer that was in the making when a person took over is refused here. */
export const botReplied: Rule<'botReplied'> = (conversation, command) => {
  if (!isOpen(conversation.status)) return refuse('conversation_ended');
  if (conversation.status !== 'ai') return refuse('bot_not_in_charge');
  // Answered already, by a run that was thought to be dead.
  if (conversation.awaitingBot === null || command.answersSeq <= conversation.answeredSeq) return happens();
  const { text, answersSeq, citations, quickReplies, source } = command;
  return happens({ type: 'botMessage', text, answersSeq, citations, quickReplies, source });
};

export const discardBotReply: Rule<'discardBotReply'> = (_conversation, command) =>
  happens({ type: 'botReplyDiscarded', answersSeq: command.answersSeq, because: command.because });

export const assistantFailed: Rule<'assistantFailed'> = (_conversation, command) =>
  happens({ type: 'assistantFailed', what: command.what, because: command.because });

export const agentWrote: Rule<'agentWrote'> = (conversation, command, { actor }) => {
  if (!isOpen(conversation.status)) return refuse('conversation_ended');
  if (actor.kind !== 'agent' || conversation.agentId !== actor.id) return refuse('not_in_charge');
  if (command.text.trim() === '') return refuse('empty_message');
  return happens({ type: 'agentMessage', text: command.text, clientMessageId: command.clientMessageId });
};

/** Notes are read by agents only and may be added at any time, also after the end. */
export const note: Rule<'note'> = (_conversation, command, { actor }) => {
  if (actor.kind !== 'agent' && actor.kind !== 'bot') return refuse('not_allowed');
  if (command.text.trim() === '') return refuse('empty_message');
  return happens({ type: 'note', text: command.text });
};
