import type { ConversationEvent } from '../../domain/conversation/events.ts';
import { mayStandIdle, stirs } from '../../domain/conversation/idle.ts';
import { type Conversation, isOpen } from '../../domain/conversation/state.ts';
import { knowsPresence } from '../../domain/customer-presence.ts';
import type { Instant } from '../../domain/ids.ts';
import type { StoredConversation } from './schema.ts';

type Field = keyof StoredConversation;
type Part = { $set?: Partial<StoredConversation>; $unset?: Partial<Record<Field, ''>> };

/** Silence is counted from the last thing that somebody said or did, and anew from when it begins to matter. */
export const idleness = (
  before: Conversation,
  after: Conversation,
  events: readonly ConversationEvent[],
  now: Instant,
): Part => {
  if (!mayStandIdle(after)) return { $unset: { idleSince: '' } };
  return stirs(events) || !mayStandIdle(before) ? { $set: { idleSince: now } } : {};
};

/** Of an ended conversation nobody asks. One that goes on again begins as away, until a gateway says otherwise. */
export const whereabouts = (before: Conversation, after: Conversation, now: Instant): Part => {
  if (!knowsPresence(after.channel) || isOpen(before.status) === isOpen(after.status)) return {};
  return isOpen(after.status)
    ? { $set: { connectedTo: [], awaySince: now } }
    : { $unset: { connectedTo: '', awaySince: '' } };
};
