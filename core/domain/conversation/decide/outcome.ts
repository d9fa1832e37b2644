import type { RefusalCode } from '../../errors.ts';
import type { AgentActor } from '../../permissions.ts';
import { supervises } from '../../permissions.ts';
import type { Command, Context } from '../commands.ts';
import type { EventBody } from '../events.ts';
import type { Conversation } from '../state.ts';

export type Verdict = { ok: true; events: EventBody[] } | { ok: false; refusal: RefusalCode };

/** Accepted with nothing to record is how a repeated command stays harmless. */
export const happens = (...events: EventBody[]): Verdict => ({ ok: true, events });
export const refuse = (refusal: RefusalCode): Verdict => ({ ok: false, refusal });

export type Rule<T extends Command['type']> = (
  conversation: Conversation,
  command: Extract<Command, { type: T }>,
  context: Context,
) => Verdict;

/** A notice to the customer, or nothing where the admin left the text empty. */
export const notice = (text: string, names: Record<string, string> = {}): EventBody[] =>
  text === '' ? [] : [{ type: 'notice', text: text.replace(/\{(\w+)\}/g, (all, key: string) => names[key] ?? all) }];

export const actingAgent = (context: Context): AgentActor | null =>
  context.actor.kind === 'agent' ? context.actor : null;

/** In charge, or entitled to act for who is. */
export const mayActFor = (conversation: Conversation, context: Context): boolean => {
  if (context.actor.kind === 'system') return true;
  const agent = actingAgent(context);
  return agent !== null && (conversation.agentId === agent.id || supervises(agent.role));
};
