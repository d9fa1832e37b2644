import type { ConversationEvent } from './events.ts';
import { asked } from './evolve/asked.ts';
import type { Change, Changes } from './evolve/change.ts';
import { charge } from './evolve/charge.ts';
import { queue } from './evolve/queue.ts';
import { said } from './evolve/said.ts';
import type { Conversation } from './state.ts';

const note = (c: Conversation, event: ConversationEvent, text: string, summary: boolean): Change => ({
  notes: [...c.notes, { at: event.at, text, by: event.by.kind === 'agent' ? event.by.name : 'AI', summary }],
});

const CHANGES: Changes = {
  opened: () => ({}),
  ...said,
  ...asked,
  ...queue,
  ...charge,
  // The list shows what people and the bot said, not what the product said about it.
  notice: () => ({}),
  assistantFailed: () => ({}),
  note: (c, e) => note(c, e, e.text, false),
  summarised: (c, e) => note(c, e, e.text, true),
  categorised: (_c, e) => ({ categoryId: e.categoryId }),
  tagged: (_c, e) => ({ tags: e.tags }),
  engagementStatusSet: (_c, e) => ({ engagementStatus: e.status }),
};

/** Whose places it takes: of who is in charge, or is being asked. */
const holderOf = ({ agentId, offer }: Conversation): string | null => agentId ?? offer?.agentId ?? null;

/** The conversation after one event. The version belongs to the write, not to the event. */
export const evolve = (conversation: Conversation, event: ConversationEvent): Conversation => {
  const change = CHANGES[event.type] as (c: Conversation, e: ConversationEvent) => Change;
  const after = { ...conversation, ...change(conversation, event), seq: event.seq };
  const agentId = holderOf(conversation);
  if (agentId === null || agentId === holderOf(after)) return after;
  const offered = conversation.agentId === null ? { offered: true } : {};
  return { ...after, freed: { agentId, seq: event.seq, ...offered } };
};

export const evolveAll = (conversation: Conversation, events: readonly ConversationEvent[]): Conversation =>
  events.reduce(evolve, conversation);
