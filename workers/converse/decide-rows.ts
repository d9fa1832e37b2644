import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Context } from '#core/domain/conversation/commands.ts';
import { decide } from '#core/domain/conversation/decide.ts';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { evolveAll } from '#core/domain/conversation/evolve.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import type { InboxRow, LaterHandover } from '#core/store/inbox.ts';
import { surelyIn } from '../assistant/language/surely.ts';

export type DecidedRows = {
  events: ConversationEvent[];
  /** Rows that the events stand for. */
  applied: InboxRow[];
  /** Rows for which the conversation has ended: they belong to the next one. */
  strays: InboxRow[];
  /** Rows that could not be processed, with the reason. */
  failed: { row: InboxRow; reason: string }[];
};

/** The same, in a conversation that these events open again; null when that brings nobody's words into it. */
export const decideAfter = (
  returning: readonly ConversationEvent[],
  conversation: Conversation,
  rows: readonly InboxRow[],
  bot: Context['bot'],
): DecidedRows | null => {
  if (returning.length === 0) return null;
  const decided = decideRows(evolveAll(conversation, returning), rows, bot);
  return decided.applied.length > 0 ? { ...decided, events: [...returning, ...decided.events] } : null;
};

/** What the customer's messages do to the conversation, in their order. One that fails does not hold up the others. */
export const decideRows = (conversation: Conversation, rows: readonly InboxRow[], bot: Context['bot']): DecidedRows => {
  const result: DecidedRows = { events: [], applied: [], strays: [], failed: [] };
  let current = conversation;
  for (const row of rows) {
    try {
      const { text, clientMessageId } = row;
      if (typeof text !== 'string') throw new TypeError('The message has no text.');
      const language = surelyIn(text);
      const said = { text, inboxId: row._id, clientMessageId, ...(language && { language }) };
      const command = { type: 'customerWrote', ...said } as const;
      const decision = decide(current, command, { now: row.receivedAt, actor: { kind: 'customer' }, bot });
      if (!decision.ok) {
        result.strays.push(row);
        continue;
      }
      const written = evolveAll(current, decision.events);
      const handover = row.handover ? handOverWith(written, row, row.handover, bot) : [];
      result.events.push(...decision.events, ...handover);
      result.applied.push(row);
      current = evolveAll(written, handover);
    } catch (error) {
      result.failed.push({ row, reason: error instanceof Error ? error.message : 'It could not be read.' });
    }
  }
  return result;
};

/**
 * They wait whether anybody is there or not: that is why the words were left. Of who waits already, or can't, the words remain,
 * and how they can be reached.
 */
const handOverWith = (
  conversation: Conversation,
  { receivedAt }: InboxRow,
  { reason, collected }: LaterHandover,
  bot: Context['bot'],
): ConversationEvent[] => {
  const context: Context = { now: receivedAt, actor: { kind: 'customer' }, bot };
  const asking = { ...ASKING, reason, collected, anyway: true, desk: { listening: 0, waiting: 0 } };
  const asked = decide(conversation, asking, context);
  if (asked.ok && asked.events.length > 0) return asked.events;
  const left = decide(conversation, { type: 'leaveContact', reason, collected }, context);
  return left.ok ? left.events : [];
};
