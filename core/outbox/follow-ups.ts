import type { ConversationEvent } from '../domain/conversation/events.ts';
import type { Conversation } from '../domain/conversation/state.ts';
import type { AgentId } from '../domain/ids.ts';
import { outgoingOf } from './outgoing.ts';

/** Who has room again, as far as these events and the conversation tell. */
const freedBy = ({ freed }: Conversation, events: readonly ConversationEvent[]): AgentId[] => {
  const ids = events.flatMap((event) => {
    if (event.type === 'offerDeclined' || event.type === 'offerExpired') return [event.agentId];
    return freed !== null && freed.seq === event.seq && event.type !== 'offerWithdrawn' ? [freed.agentId] : [];
  });
  return [...new Set(ids)];
};

export type FollowUps = { answer: boolean; route: boolean; deliver: boolean; freed: AgentId[] };

/** What has to be rung after these events. Rung once too often does nothing, so this may be generous. */
export const followUps = (conversation: Conversation, events: readonly ConversationEvent[]): FollowUps => ({
  answer: conversation.awaitingBot !== null,
  route:
    conversation.status === 'waiting' &&
    conversation.offer === null &&
    events.some((event) => event.type !== 'customerMessage'),
  deliver: outgoingOf(conversation, events).length > 0,
  freed: freedBy(conversation, events),
});
