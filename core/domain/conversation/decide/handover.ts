import type { Slot } from '../../ids.ts';
import { supervises } from '../../permissions.ts';
import type { Context } from '../commands.ts';
import type { EventBody } from '../events.ts';
import { type Conversation, isOpen } from '../state.ts';
import { actingAgent, happens, notice, type Rule, refuse, type Verdict } from './outcome.ts';

type How = Extract<EventBody, { type: 'taken' }>['how'];

/** An agent comes into charge: the slot is needed, and the customer is told. */
export const takeCharge = (context: Context, slot: Slot | null, how: How): Verdict => {
  const agent = actingAgent(context);
  if (agent === null) return refuse('not_allowed');
  if (slot === null) return refuse('at_limit');
  return happens(
    { type: 'taken', agentId: agent.id, agentName: agent.name, slot, how, decision: null },
    ...notice(context.bot.texts.transferred, { agent: agent.name }),
  );
};

/** Twice asked is once handed over. */
export const requestHandover: Rule<'requestHandover'> = (conversation, command, context) => {
  if (!isOpen(conversation.status)) return refuse('conversation_ended');
  if (conversation.status !== 'ai') return happens();
  if (!context.bot.humanSupport) return refuse('human_support_off');
  const { reason, collected, priority } = command;
  return happens({ type: 'handoverRequested', reason, collected, priority }, ...notice(context.bot.texts.handover));
};

export const assign: Rule<'assign'> = (conversation, command, context) => {
  if (context.actor.kind !== 'system') return refuse('not_allowed');
  if (conversation.status !== 'waiting') return refuse('not_waiting');
  if (conversation.offer !== null) return refuse('offered_to_another');
  if (command.slot === null) return refuse('at_limit');
  const { agentId, agentName, slot, decision } = command;
  return happens(
    { type: 'taken', agentId, agentName, slot, how: 'assigned', decision },
    ...notice(context.bot.texts.transferred, { agent: agentName }),
  );
};

/** The slot is held from the offer on, so that accepting can never exceed the limit. */
export const offer: Rule<'offer'> = (conversation, command, context) => {
  if (context.actor.kind !== 'system') return refuse('not_allowed');
  if (conversation.status !== 'waiting') return refuse('not_waiting');
  if (conversation.offer !== null) return refuse('offered_to_another');
  if (command.slot === null) return refuse('at_limit');
  const { agentId, agentName, slot, expiresAt, decision } = command;
  return happens({ type: 'offered', agentId, agentName, slot, expiresAt, decision });
};

/** Accepts the open offer, or picks a waiting conversation by hand while it is offered to nobody. */
export const accept: Rule<'accept'> = (conversation, command, context) => {
  if (conversation.status !== 'waiting')
    return conversation.status === 'taken' ? refuse('taken_by_another') : refuse('not_waiting');
  const { offer: open } = conversation;
  if (open === null) return takeCharge(context, command.slot, 'accepted');
  if (open.agentId !== actingAgent(context)?.id) return refuse('offered_to_another');
  return takeCharge(context, conversation.slot, 'accepted');
};

export const decline: Rule<'decline'> = (conversation, command, context) => {
  const agent = actingAgent(context);
  if (agent === null || conversation.offer?.agentId !== agent.id) return refuse('no_offer');
  return happens({ type: 'offerDeclined', agentId: agent.id, reason: command.reason });
};

export const expireOffer: Rule<'expireOffer'> = (conversation, _command, { now, actor }) => {
  if (actor.kind !== 'system') return refuse('not_allowed');
  if (conversation.offer === null || conversation.offer.expiresAt > now) return happens();
  return happens({ type: 'offerExpired', agentId: conversation.offer.agentId });
};

/** From the bot and from the queue by anyone; from another agent, visibly, by a supervisor. */
export const takeOver: Rule<'takeOver'> = (conversation, command, context) => {
  const agent = actingAgent(context);
  if (agent === null) return refuse('not_allowed');
  if (!isOpen(conversation.status)) return refuse('conversation_ended');
  if (conversation.agentId === agent.id) return happens();
  if (conversation.status === 'taken' && !supervises(agent.role)) return refuse('taken_by_another');
  const held = conversation.offer?.agentId === agent.id ? conversation.slot : command.slot;
  return takeCharge(context, held, 'takeover');
};

/** An agent reopens for themselves; a timer or an integrator puts it into the queue. */
export const reopen: Rule<'reopen'> = (conversation: Conversation, command, context) => {
  if (isOpen(conversation.status)) return refuse('not_ended');
  if (context.actor.kind === 'system') return happens({ type: 'reopened' });
  const taking = takeCharge(context, command.slot, 'reopened');
  return taking.ok ? happens({ type: 'reopened' }, ...taking.events) : taking;
};
