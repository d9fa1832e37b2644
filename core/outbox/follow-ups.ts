import type { ConversationEvent, EventType } from '../domain/conversation/events.ts';
import type { Conversation } from '../domain/conversation/state.ts';

/** Events after which an agent may have room for another conversation. */
const FREES = new Set<EventType>([
  'resolved',
  'dropped',
  'closed',
  'unassigned',
  'queued',
  'restoredToAi',
  'offerDeclined',
  'offerExpired',
  'taken',
]);

/** A dropped conversation that a timer closes was in nobody's hands any more. */
const onlyFiled = ({ endedAt }: Conversation, { type, at }: ConversationEvent): boolean =>
  type === 'closed' && endedAt !== at;

export type FollowUps = { answer: boolean; route: boolean; handOut: boolean };

/** What has to be rung after these events. Rung once too often does nothing, so this may be generous. */
export const followUps = (conversation: Conversation, events: readonly ConversationEvent[]): FollowUps => ({
  answer: conversation.awaitingBot !== null,
  route:
    conversation.status === 'waiting' &&
    conversation.offer === null &&
    events.some((event) => event.type !== 'customerMessage'),
  handOut: events.some((event) => FREES.has(event.type) && !onlyFiled(conversation, event)),
});
