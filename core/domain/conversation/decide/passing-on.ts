import { sees } from '../../permissions.ts';
import type { Holding } from '../commands.ts';
import { botSpeaks, type Conversation, isOpen } from '../state.ts';
import { takeCharge } from './handover.ts';
import { actingAgent, happens, mayActFor, notice, type Rule, refuse } from './outcome.ts';

/** The first agent stays in charge until the other one accepts; a queue takes it at once. */
export const transfer: Rule<'transfer'> = (conversation, command, context) => {
  if (conversation.status !== 'taken') return refuse('not_taken');
  if (!mayActFor(conversation, context)) return refuse('not_in_charge');
  const { to, message, expiresAt } = command;
  if (to.kind === 'queue')
    return happens(
      { type: 'queued', botId: to.botId, from: conversation.botId, message },
      ...notice(context.bot.texts.unassigned),
    );
  if (to.agentId === conversation.agentId) return happens();
  return happens({ type: 'transferOffered', to: to.agentId, toName: to.agentName, message, expiresAt });
};

export const acceptTransfer: Rule<'acceptTransfer'> = (conversation, command, context) => {
  const agent = actingAgent(context);
  if (agent === null || conversation.transfer?.to !== agent.id) return refuse('no_transfer');
  return takeCharge(context, command.slots, 'transfer');
};

export const declineTransfer: Rule<'declineTransfer'> = (conversation, command, context) => {
  const agent = actingAgent(context);
  if (agent === null || conversation.transfer?.to !== agent.id) return refuse('no_transfer');
  return happens({ type: 'transferDeclined', agentId: agent.id, reason: command.reason });
};

/** Taken back by who asked for it, as long as it is not accepted; or by a timer, when the colleague is not there. */
export const withdrawTransfer: Rule<'withdrawTransfer'> = (conversation, { because, of }, context) => {
  const { transfer } = conversation;
  if (of && (of.agentId !== transfer?.to || of.since !== transfer.at)) return happens();
  if (transfer === null) return refuse('no_transfer');
  if (!mayActFor(conversation, context)) return refuse('not_in_charge');
  if (because !== undefined && context.actor.kind !== 'system') return refuse('not_allowed');
  return happens({ type: 'transferWithdrawn', agentId: transfer.to, ...(because && { because }) });
};

export const expireTransfer: Rule<'expireTransfer'> = (conversation, _command, { now, actor }) => {
  if (actor.kind !== 'system') return refuse('not_allowed');
  if (conversation.transfer === null || conversation.transfer.expiresAt > now) return happens();
  return happens({ type: 'transferExpired', agentId: conversation.transfer.to });
};

/** Whether it is not in the hands any more in which the caller saw it. */
const isOthers = ({ agentId, takenAt }: Conversation, { of }: { of?: Holding }): boolean =>
  of !== undefined && (of.agentId !== agentId || of.since !== takenAt);

/** Back to the queue with the place that it had. */
export const unassign: Rule<'unassign'> = (conversation, command, context) => {
  if (isOthers(conversation, command)) return happens();
  if (conversation.status !== 'taken') return refuse('not_taken');
  if (!mayActFor(conversation, context)) return refuse('not_in_charge');
  const { reason } = command;
  const { agentName, botId } = conversation;
  const whose = reason === 'agent' || agentName === null ? {} : { agentName, botId };
  return happens({ type: 'unassigned', reason, ...whose }, ...notice(context.bot.texts.unassigned));
};

export const restoreToAi: Rule<'restoreToAi'> = (conversation, command, context) => {
  if (isOthers(conversation, command)) return happens();
  if (!isOpen(conversation.status)) return refuse('conversation_ended');
  if (botSpeaks(conversation)) return happens();
  const agent = actingAgent(context);
  // What no agent is in charge of may be given to the bot by any agent who sees it.
  const nobodysAndVisible = conversation.agentId === null && agent !== null && sees(agent.scope, conversation.botId);
  if (!nobodysAndVisible && !mayActFor(conversation, context)) return refuse('not_in_charge');
  return happens({ type: 'restoredToAi', instruction: command.instruction }, ...notice(context.bot.texts.restored));
};

export const hold: Rule<'hold'> = (conversation, _command, context) => {
  if (conversation.status !== 'taken') return refuse('not_taken');
  if (!mayActFor(conversation, context)) return refuse('not_in_charge');
  return conversation.onHold ? happens() : happens({ type: 'held' });
};

export const unhold: Rule<'unhold'> = (conversation, _command, context) => {
  if (conversation.status !== 'taken') return refuse('not_taken');
  if (!mayActFor(conversation, context)) return refuse('not_in_charge');
  return conversation.onHold ? happens({ type: 'unheld' }) : happens();
};
