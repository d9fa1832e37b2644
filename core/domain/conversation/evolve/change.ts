import type { ConversationEvent, EventType } from '../events.ts';
import type { Conversation } from '../state.ts';

export type Of<T extends EventType> = Extract<ConversationEvent, { type: T }>;
export type Change = Partial<Conversation>;

/** What each of these events changes. */
export type Changes<T extends EventType = EventType> = { [K in T]: (c: Conversation, event: Of<K>) => Change };
