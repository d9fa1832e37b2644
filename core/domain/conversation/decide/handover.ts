import type { Slot } from '../../ids.ts';
import { supervises } from '../../permissions.ts';
import { askedFor, guessedFor } from '../asking.ts';
import type { Context } from '../commands.ts';
import type { EventBody } from '../events.ts';
import { promisedFrom } from '../promises.ts';
import { asksToBeAnsweredLater, botSpeaks, isOpen } from '../state.ts';
import { NO_SUPPORT, saysUnavailable, unavailable } from './availability.ts';
import { actingAgent, happens, notice, type Rule, refuse, type Verdict } from './outcome.ts';

type How = Extract<EventBody, { type: 'taken' }>['how'];

/** An agent comes into charge: the slots are needed, and the customer is told. */
export const takeCharge = (context: Context, slots: Slot[] | null, how: How): Verdict => {
  const agent = actingAgent(context);
  if (agent === null) return refuse('not_allowed');
  if (slots === null) return refuse('at_limit');
  return happens(
    { type: 'taken', agentId: agent.id, agentName: agent.name, slots, how, decision: null },
    ...notice(context.bot.texts.transferred, { agent: agent.name }),
  );
};

/** Twice asked is once handed over. When nobody is there, the answer is why, unless the customer wants to wait. */
export const requestHandover: Rule<'requestHandover'> = (conversation, command, context) => {
  if (!isOpen(conversation.status)) return refuse('conversation_ended');
  if (conversation.status !== 'ai') return happens();
  // What our bot makes of words that a person answers meanwhile. The customer may ask for another person all the same.
  const isOurBots = context.actor.kind === 'bot' && command.reason !== 'workflow';
  if (isOurBots && !botSpeaks(conversation)) return refuse('bot_not_in_charge');
  const { bot, now } = context;
  const { reason, message } = command;
  const asked = askedFor(conversation, command, bot);
  // Another bot has no page that could say so: it is told.
  if (!bot.humanSupport && reason === 'other_bot') return happens(saysUnavailable(NO_SUPPORT, bot, asked, reason));
  if (!bot.humanSupport) return refuse('human_support_off');
  const nobody = command.anyway || bot.whenNobody === 'wait' ? null : unavailable(bot, command.desk, now);
  if (nobody) return happens(saysUnavailable(nobody, bot, asked, reason));
  const guessed = guessedFor(conversation, command);
  const due = promisedFrom(bot, asked.priority, now);
  const left = asksToBeAnsweredLater(reason);
  const more = { ...(guessed.length > 0 && { guessed }), ...(message && { message }) };
  return happens(
    { type: 'handoverRequested', reason, ...asked, due, ...more },
    ...notice(left ? bot.texts.messageLeft : bot.texts.handover),
  );
};

/** Who has asked already, or cannot be given a person, is no less to be reached: it is merged into what is known. */
export const leaveContact: Rule<'leaveContact'> = (conversation, { reason, collected }, { bot }) => {
  if (!isOpen(conversation.status)) return refuse('conversation_ended');
  const place = conversation.waiting ?? conversation.lastWaiting;
  const knows = Object.entries(collected).every(([field, value]) => conversation.collected[field] === value);
  if (knows && (place === null || place.reason === reason)) return happens();
  const stopsWaiting = conversation.waiting !== null && !asksToBeAnsweredLater(conversation.waiting.reason);
  return happens({ type: 'contactLeft', reason, collected }, ...(stopsWaiting ? notice(bot.texts.messageLeft) : []));
};

export const assign: Rule<'assign'> = (conversation, command, context) => {
  if (context.actor.kind !== 'system') return refuse('not_allowed');
  if (conversation.status !== 'waiting') return refuse('not_waiting');
  if (conversation.offer !== null) return refuse('offered_to_another');
  if (command.slots === null) return refuse('at_limit');
  const { agentId, agentName, slots, decision } = command;
  return happens(
    { type: 'taken', agentId, agentName, slots, how: 'assigned', decision },
    ...notice(context.bot.texts.transferred, { agent: agentName }),
  );
};

/** The slots are held from the offer on, so that accepting can never exceed the limit. */
export const offer: Rule<'offer'> = (conversation, command, context) => {
  if (context.actor.kind !== 'system') return refuse('not_allowed');
  if (conversation.status !== 'waiting') return refuse('not_waiting');
  if (conversation.offer !== null) return refuse('offered_to_another');
  if (command.slots === null) return refuse('at_limit');
  const { agentId, agentName, slots, expiresAt, decision } = command;
  return happens({ type: 'offered', agentId, agentName, slots, expiresAt, decision });
};

/** Accepts the open offer, or picks a waiting conversation by hand while it is offered to nobody. */
export const accept: Rule<'accept'> = (conversation, command, context) => {
  if (conversation.status !== 'waiting')
    return conversation.status === 'taken' ? refuse('taken_by_another') : refuse('not_waiting');
  const { offer: open } = conversation;
  if (open === null) return takeCharge(context, command.slots, 'accepted');
  if (open.agentId !== actingAgent(context)?.id) return refuse('offered_to_another');
  return takeCharge(context, conversation.slots, 'accepted');
};

export const decline: Rule<'decline'> = (conversation, command, context) => {
  const agent = actingAgent(context);
  if (agent === null || conversation.offer?.agentId !== agent.id) return refuse('no_offer');
  return happens({ type: 'offerDeclined', agentId: agent.id, reason: command.reason });
};

/** Of an agent who is no longer there. It was not declined, so it may be offered to them again. */
export const withdrawOffer: Rule<'withdrawOffer'> = (conversation, command, { actor }) => {
  if (actor.kind !== 'system') return refuse('not_allowed');
  if (conversation.offer === null) return happens();
  const { agentId, at } = conversation.offer;
  if (command.of && (command.of.agentId !== agentId || command.of.since !== at)) return happens();
  return happens({ type: 'offerWithdrawn', agentId, because: command.because });
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
  const held = conversation.offer?.agentId === agent.id ? conversation.slots : command.slots;
  return takeCharge(context, held, 'takeover');
};
