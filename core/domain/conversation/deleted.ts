import type { ConversationEvent } from './events.ts';
import type { Conversation } from './state.ts';

/** An entry as people may see it. `deleted`: its customer has taken back what it said. */
export type ShownEvent = ConversationEvent & { deleted?: true };

/** Entries stay as they were written; of what the customer has deleted nobody is shown the words or the files, in any form. */
export const withoutDeleted = (
  { deleted = [] }: Pick<Conversation, 'deleted'>,
  events: readonly ConversationEvent[],
): ShownEvent[] =>
  deleted.length === 0
    ? [...events]
    : events.map((event): ShownEvent => {
        if (event.type === 'customerEdited' && deleted.includes(event.of)) return { ...event, text: '', deleted: true };
        if (event.type !== 'customerMessage' || !deleted.includes(event.seq)) return event;
        const { files: _files, meant: _meant, ...said } = event;
        return { ...said, text: '', deleted: true };
      });
