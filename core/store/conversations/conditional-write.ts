import type { mongo } from 'mongoose';
import type { ConversationEvent } from '../../domain/conversation/events.ts';
import { evolveAll } from '../../domain/conversation/evolve.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { InboxId, Instant } from '../../domain/ids.ts';
import { idleness, whereabouts } from './aside.ts';
import { changes } from './mapping.ts';
import { KEYS_KEPT, type StoredConversation } from './schema.ts';

export type WriteExtra = { applied?: InboxId[]; keys?: { key: string; seq: number }[]; now: Instant };
export type ConditionalWrite = {
  filter: { _id: string; version: number };
  update: mongo.UpdateFilter<StoredConversation>;
};

/**
 * The one write of a conversation. The version is the fencing token: whoever read an older one, also a worker
 * that was frozen for minutes, writes nothing. State, slot, outbox and idempotency key change together or not at all.
 */
export const conditionalWrite = (
  before: Conversation,
  events: readonly ConversationEvent[],
  { applied, keys, now }: WriteExtra,
): ConditionalWrite => {
  const after = evolveAll(before, events);
  const { $set, $unset } = changes(before, after);
  const aside = [idleness(before, after, events, now), whereabouts(before, after, now)];
  const set = {
    ...$set,
    ...Object.assign({}, ...aside.map((part) => part.$set)),
    ...(applied && { applied }),
    ...(keys && { keys: keys.slice(-KEYS_KEPT) }),
    outboxSince: now,
  };
  const unset = Object.assign({}, $unset, ...aside.map((part) => part.$unset));
  const rest = Object.keys(unset).length > 0 ? { $unset: unset } : {};
  const update = { ...rest, $set: set, $push: { outbox: { $each: [...events] } }, $inc: { version: 1 } };
  return {
    filter: { _id: before.id, version: before.version },
    update: update as unknown as mongo.UpdateFilter<StoredConversation>,
  };
};
