import type { RefusalCode } from '../errors.ts';
import { sees } from '../permissions.ts';
import type { Command, Context } from './commands.ts';
import { assistantSummarised, categorise, tag } from './decide/describing.ts';
import { closeIdle, customerLeft, resolve, setEngagementStatus } from './decide/ending.ts';
import {
  accept,
  assign,
  decline,
  expireOffer,
  leaveContact,
  offer,
  requestHandover,
  takeOver,
  withdrawOffer,
} from './decide/handover.ts';
import type { Rule, Verdict } from './decide/outcome.ts';
import {
  acceptTransfer,
  declineTransfer,
  expireTransfer,
  hold,
  restoreToAi,
  transfer,
  unassign,
  unhold,
  withdrawTransfer,
} from './decide/passing-on.ts';
import { customerReturned, reopen } from './decide/returning.ts';
import { agentWrote, assistantFailed, botReplied, customerWrote, discardBotReply, note } from './decide/talking.ts';
import { customerDeleted, customerEdited, customerReacted, outsideWrote } from './decide/told.ts';
import { breach, prioritise } from './decide/urgency.ts';
import type { By, ConversationEvent } from './events.ts';
import type { Conversation } from './state.ts';

const RULES: { [T in Command['type']]: Rule<T> } = {
  customerWrote,
  outsideWrote,
  customerReacted,
  customerEdited,
  customerDeleted,
  botReplied,
  discardBotReply,
  assistantFailed,
  requestHandover,
  leaveContact,
  offer,
  assign,
  accept,
  decline,
  expireOffer,
  withdrawOffer,
  takeOver,
  agentWrote,
  note,
  transfer,
  acceptTransfer,
  declineTransfer,
  withdrawTransfer,
  expireTransfer,
  unassign,
  restoreToAi,
  hold,
  unhold,
  resolve,
  customerLeft,
  closeIdle,
  reopen,
  customerReturned,
  prioritise,
  breach,
  categorise,
  tag,
  setEngagementStatus,
  assistantSummarised,
};

export type Decision = { ok: true; events: ConversationEvent[] } | { ok: false; refusal: RefusalCode };

const byOf = (actor: Context['actor']): By =>
  actor.kind === 'agent' ? { kind: 'agent', id: actor.id, name: actor.name } : { kind: actor.kind };

/**
 * What a command does to a conversation: events to append, or a typed refusal. Pure; the caller writes the result
 * under the version that it read. No events and no refusal means that there is nothing left to do.
 */
export const decide = (conversation: Conversation, command: Command, context: Context): Decision => {
  const { actor, now } = context;
  if (actor.kind === 'agent' && !sees(actor.scope, conversation.botId)) return { ok: false, refusal: 'not_allowed' };
  const rule = RULES[command.type] as (c: Conversation, command: Command, context: Context) => Verdict;
  const verdict = rule(conversation, command, context);
  if (!verdict.ok) return verdict;
  const by = byOf(actor);
  // A notice is the bot's voice, whoever caused it.
  const events = verdict.events.map((body, i): ConversationEvent => {
    const at = { seq: conversation.seq + i + 1, at: now };
    return body.type === 'notice' ? { ...at, by: { kind: 'bot' }, ...body } : { ...at, by, ...body };
  });
  return { ok: true, events };
};
