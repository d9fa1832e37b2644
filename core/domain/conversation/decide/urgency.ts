import { supervises } from '../../permissions.ts';
import { promisedAnew } from '../promises.ts';
import { isOpen, type Priority } from '../state.ts';
import { actingAgent, happens, type Rule, refuse } from './outcome.ts';

export const prioritise: Rule<'prioritise'> = (conversation, command, context) => {
  const agent = actingAgent(context);
  if (agent === null || !supervises(agent.role)) return refuse('not_allowed');
  if (conversation.waiting === null) return refuse('not_waiting');
  if (conversation.waiting.priority === command.priority) return happens();
  const { priority } = command;
  return happens({
    type: 'prioritised',
    priority,
    due: promisedAnew(context.bot, conversation, priority, context.now),
  });
};

/** A promise was not kept. Who still waits becomes more urgent by one step. */
export const breach: Rule<'breach'> = (conversation, { what }, { actor, now }) => {
  if (actor.kind !== 'system') return refuse('not_allowed');
  const due = conversation.due[what];
  if (!isOpen(conversation.status) || due === null || due > now) return happens();
  const { priority } = conversation.waiting ?? conversation.lastWaiting ?? { priority: 2 as const };
  return happens({ type: 'serviceLevelBreached', what, priority: Math.max(0, priority - 1) as Priority });
};
