import type { Context } from '#core/domain/conversation/commands.ts';
import { decide } from '#core/domain/conversation/decide.ts';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { evolveAll } from '#core/domain/conversation/evolve.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import type { InboxRow } from '#core/store/inbox.ts';

export type DecidedRows = {
  events: ConversationEvent[];
  /** Rows that the events stand for. */
  applied: InboxRow[];
  /** Rows for which the conversation has ended: they belong to the next one. */
  strays: InboxRow[];
  /** Rows that could not be processed, with the reason. */
  failed: { row: InboxRow; reason: string }[];
};

/** What the customer's messages do to the conversation, in their order. One that fails does not hold up the others. */
export const decideRows = (conversation: Conversation, rows: readonly InboxRow[], bot: Context['bot']): DecidedRows => {
  const result: DecidedRows = { events: [], applied: [], strays: [], failed: [] };
  let current = conversation;
  for (const row of rows) {
    try {
      const { text, clientMessageId } = row;
      if (typeof text !== 'string') throw new TypeError('The message has no text.');
      const command = { type: 'customerWrote', text, inboxId: row._id, clientMessageId } as const;
      const decision = decide(current, command, { now: row.receivedAt, actor: { kind: 'customer' }, bot });
      if (!decision.ok) {
        result.strays.push(row);
        continue;
      }
      result.events.push(...decision.events);
      result.applied.push(row);
      current = evolveAll(current, decision.events);
    } catch (error) {
      result.failed.push({ row, reason: error instanceof Error ? error.message : 'It could not be read.' });
    }
  }
  return result;
};
