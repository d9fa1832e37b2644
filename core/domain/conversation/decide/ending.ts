import type { Context } from '../commands.ts';
import type { EventBody } from '../events.ts';
import { isPutOff, mayStandIdle } from '../idle.ts';
import { type Conversation, isOpen } from '../state.ts';
import { actingAgent, happens, mayActFor, notice, type Rule, refuse, type Verdict } from './outcome.ts';

const finish = (conversation: Conversation, context: Context, ...first: EventBody[]): Verdict => {
  if (!isOpen(conversation.status)) return refuse('conversation_ended');
  // What nobody is in charge of may be resolved by any agent who sees it.
  const entitled = conversation.agentId === null ? actingAgent(context) !== null : mayActFor(conversation, context);
  if (!entitled) return refuse('not_in_charge');
  return happens(...first, { type: 'resolved' }, ...notice(context.bot.texts.resolved));
};

export const resolve: Rule<'resolve'> = (conversation, _command, context) => finish(conversation, context);

/** The customer ended the chat, or went away and did not come back. Who was told that it takes a while may go away. */
export const customerLeft: Rule<'customerLeft'> = (conversation, { how }) => {
  if (!isOpen(conversation.status) || (how === 'left' && isPutOff(conversation))) return happens();
  return happens({ type: 'dropped', how });
};

/** A timer closes what was dropped, and what stood idle for too long. What is put off, or waits for us, doesn't stand idle. */
export const closeIdle: Rule<'closeIdle'> = (conversation, _command, context) => {
  if (context.actor.kind !== 'system') return refuse('not_allowed');
  if (conversation.status === 'resolved' || conversation.status === 'closed') return happens();
  if (isOpen(conversation.status) && !mayStandIdle(conversation)) return happens();
  const told = isOpen(conversation.status) ? notice(context.bot.texts.closed) : [];
  return happens({ type: 'closed' }, ...told);
};

/** Completed formally ends the chat. */
export const setEngagementStatus: Rule<'setEngagementStatus'> = (conversation, command, context) => {
  const agent = actingAgent(context);
  if (agent === null) return refuse('not_allowed');
  if (conversation.engagementStatus === command.status) return happens();
  const set: EventBody = { type: 'engagementStatusSet', status: command.status };
  return command.status === 'completed' && isOpen(conversation.status)
    ? finish(conversation, context, set)
    : happens(set);
};
