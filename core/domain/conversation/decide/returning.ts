import type { Instant, Slot } from '../../ids.ts';
import type { BotRules, Context } from '../commands.ts';
import type { EventBody } from '../events.ts';
import { promisedFrom } from '../promises.ts';
import { type Conversation, isOpen } from '../state.ts';
import { takeCharge } from './handover.ts';
import { happens, type Rule, refuse } from './outcome.ts';

/** An agent reopens for themselves; a timer or an integrator puts it into the queue. */
export const reopen: Rule<'reopen'> = (conversation, command, context) => {
  if (isOpen(conversation.status)) return refuse('not_ended');
  const reopened = opensAgain(conversation, context);
  if (context.actor.kind === 'system') return happens(reopened);
  const taking = takeCharge(context, command.slots, 'reopened');
  return taking.ok ? happens(reopened, ...taking.events) : taking;
};

/** What the customer is promised counts anew from now. */
const opensAgain = ({ lastWaiting }: Conversation, { bot, now }: Pick<Context, 'bot' | 'now'>): EventBody => ({
  type: 'reopened',
  due: promisedFrom(bot, lastWaiting?.priority ?? 2, now),
});

/** Whether a customer who writes at this instant may come back to a conversation: an agent had it at the end, not long ago. */
export const mayReturnTo = (
  { endedAt, takenAt, lastAgentId }: Pick<Conversation, 'endedAt' | 'takenAt' | 'lastAgentId'>,
  { reopenWithin, humanSupport }: Pick<BotRules, 'reopenWithin' | 'humanSupport'>,
  at: Instant,
): boolean =>
  humanSupport && endedAt !== null && takenAt !== null && lastAgentId !== null && at - endedAt < reopenWithin;

/** The customer wrote again soon after the end: back to the agent who had it, if they are there and have room. */
export const customerReturned: Rule<'customerReturned'> = (conversation, command, { actor, now, bot }) => {
  if (actor.kind !== 'system') return refuse('not_allowed');
  if (conversation.endedAt === null) return refuse('not_ended');
  if (!mayReturnTo(conversation, bot, now)) return refuse('conversation_ended');
  if (conversation.lastAgentId !== command.agentId) return refuse('not_in_charge');
  if (command.slots === null) return refuse('at_limit');
  const { agentId, agentName }: { agentId: string; agentName: string } = command;
  const slots: Slot[] = command.slots;
  const taken: EventBody = { type: 'taken', agentId, agentName, slots, how: 'reopened', decision: null };
  return happens(opensAgain(conversation, { bot, now }), taken);
};
