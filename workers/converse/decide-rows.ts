import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Command, Context } from '#core/domain/conversation/commands.ts';
import { decide } from '#core/domain/conversation/decide.ts';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { evolveAll } from '#core/domain/conversation/evolve.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import type { InboxRow, LaterHandover } from '#core/store/inbox.ts';
import { surelyIn } from '../assistant/language/surely.ts';
import { commandFor, inOrder, NO_TARGETS, seqOf, type Targets } from './afterwards.ts';
import { meantBy, type Tappable, WEB_ALONE } from './meant.ts';

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
  targets: Targets = NO_TARGETS,
  tappable: Tappable = WEB_ALONE,
): DecidedRows | null => {
  if (returning.length === 0) return null;
  const decided = decideRows(evolveAll(conversation, returning), rows, bot, targets, tappable);
  return decided.applied.length > 0 ? { ...decided, events: [...returning, ...decided.events] } : null;
};

/** What the rows of the inbox do to the conversation, in their order. One that fails does not hold up the others. */
export const decideRows = (
  conversation: Conversation,
  rows: readonly InboxRow[],
  bot: Context['bot'],
  targets: Targets = NO_TARGETS,
  tappable: Tappable = WEB_ALONE,
): DecidedRows => {
  const result: DecidedRows = { events: [], applied: [], strays: [], failed: [] };
  let current = conversation;
  for (const row of inOrder(rows, targets)) {
    try {
      const seq = seqOf(row, targets, result);
      if (seq === 'next') result.strays.push(row);
      // Its words are still to come: it waits for them.
      if (seq === 'next' || seq === 'unknown') continue;
      const { command, actor } = askedBy(row, seq, current, tappable);
      const decision = decide(current, command, { now: row.receivedAt, actor, bot });
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

/** What a row asks for, and who; `seq` is the entry that it is about. */
const askedBy = (
  row: InboxRow,
  seq: number,
  conversation: Conversation,
  tappable: Tappable,
): { command: Command; actor: Context['actor'] } => {
  const { _id: inboxId, text, files, clientMessageId } = row;
  if (typeof text !== 'string') throw new TypeError('The message has no text.');
  if (row.afterwards) return { command: commandFor(row, seq), actor: { kind: 'customer' } };
  const said = { text, ...(files && { files }), inboxId };
  if (row.outside) return { command: { type: 'outsideWrote', ...said }, actor: { kind: 'outside' } };
  const language = surelyIn(text);
  const meant = meantBy(text, conversation, tappable);
  const { standby } = row;
  const heard = { ...(language && { language }), ...(meant && { meant }), ...(standby && { standby }) };
  const words = { ...said, clientMessageId, ...heard };
  return { command: { type: 'customerWrote', ...words }, actor: { kind: 'customer' } };
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
