import type { Instant } from '#core/domain/ids.ts';
import type { Capabilities } from '../contract/capabilities.ts';
import type { OutgoingMessage, Recipient } from '../contract/outbound.ts';

/** How a message has to be declared, by when the customer wrote last. The tag is for people alone; whoever lies loses it. */
export type Declared = { messaging_type: 'RESPONSE' } | { messaging_type: 'MESSAGE_TAG'; tag: 'HUMAN_AGENT' };

/** Undefined where nothing may be sent any more (Messenger Platform, "Message tags", "Human agent"). */
export const declared = (
  { lastHeard }: Recipient,
  by: OutgoingMessage['by'],
  window: NonNullable<Capabilities['window']>,
  now: Instant,
): Declared | undefined => {
  const age = lastHeard === null ? Number.POSITIVE_INFINITY : now - lastHeard;
  if (age < window.base) return { messaging_type: 'RESPONSE' };
  return by === 'agent' && age < window.human ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : undefined;
};
