import type { ShownEvent } from '#core/domain/conversation/deleted.ts';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { toConversation } from '#core/store/conversations/mapping.ts';
import type { StoredConversation } from '#core/store/conversations/schema.ts';
import { rowOf, visitorEntryOf } from '#core/store/views.ts';
import type { Said } from './world.ts';

type Told = { stored: StoredConversation; events: ShownEvent[] };
export type Shown = Pick<Said, 'who' | 'text' | 'deleted' | 'emoji'>;
export const shown = ({ who, text, deleted, emoji }: Said): Shown => ({ who, text, deleted, emoji });

const WHO: Partial<Record<ConversationEvent['type'], Said['who']>> = {
  ...{ customerMessage: 'customer', outsideMessage: 'outside' },
  ...{ botMessage: 'bot', agentMessage: 'person' },
};

export const wasSaid = ({ type }: ConversationEvent): boolean => WHO[type] !== undefined;

/** As screens put it together: entries that are about others are shown with these. */
export const saidIn = (events: readonly ShownEvent[]): Shown[] => {
  const said = new Map<number, Shown>();
  for (const event of events) {
    const { seq, type, deleted = false } = event;
    const who = WHO[type];
    if (who && 'text' in event) said.set(seq, { who, text: event.text, deleted, emoji: null });
    if (type === 'customerReacted') Object.assign(said.get(event.to) ?? {}, { emoji: event.emoji });
    if (type === 'customerEdited') Object.assign(said.get(event.of) ?? {}, { text: event.text });
  }
  return [...said.values()];
};

export const FROM = { customer: 'customer', bot: 'bot', agent: 'person', outside: 'outside' };

const known = new WeakMap<readonly ShownEvent[], string>();
const toldOf = (events: readonly ShownEvent[]): string => {
  const json = known.get(events) ?? JSON.stringify([events, events.map(visitorEntryOf)]);
  known.set(events, json);
  return json;
};
/** Everything that people are shown of a conversation: in the team's timeline, on the customer's page, and in the list. */
export const viewsOf = ({ stored, events }: Told): string =>
  `${toldOf(events)}${JSON.stringify(rowOf(toConversation(stored)))}`;

/** The customers' words in the timelines, in all their forms, and those of who answered outside. */
export const formsIn = (all: readonly Told[]): string[] =>
  all.flatMap(({ events }) =>
    events.flatMap((event) =>
      event.type === 'customerMessage' || event.type === 'outsideMessage' || event.type === 'customerEdited'
        ? event.text
        : [],
    ),
  );
