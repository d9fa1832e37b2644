import type { FilledTemplate } from '#core/contracts/message-templates.ts';
import type { Attached } from './files.ts';

/** A message that an agent sent and the server has not recorded yet. */
export type OutboxItem = {
  conversationId: string;
  clientMessageId: string;
  text: string;
  /** The text is what the customer reads of it. */
  template?: FilledTemplate;
  files?: readonly Attached[];
  at: number;
  /** `sent`: acknowledged, its entry is on the way. */
  state: 'queued' | 'sending' | 'failed' | 'sent';
  attempts: number;
  notBefore: number;
  error: string | null;
};

/** The next message to send: one at a time per conversation, in the order of writing, nothing past a failed one. */
export const nextToSend = (items: readonly OutboxItem[], now: number): OutboxItem | null => {
  const blocked = new Set<string>();
  for (const item of items) {
    if (item.state === 'sent' || blocked.has(item.conversationId)) continue;
    if (item.state === 'queued' && item.notBefore <= now) return item;
    blocked.add(item.conversationId);
  }
  return null;
};

/** Doubling from one second to thirty. */
export const backoff = (attempts: number): number => Math.min(30_000, 1_000 * 2 ** Math.max(0, attempts - 1));

/** What becomes of a message after an attempt that failed: tried again, or kept for its writer to decide. */
export const afterFailure = (item: OutboxItem, code: string, retryable: boolean, now: number): OutboxItem =>
  retryable
    ? {
        ...item,
        state: 'queued',
        attempts: item.attempts + 1,
        notBefore: now + backoff(item.attempts + 1),
        error: null,
      }
    : { ...item, state: 'failed', attempts: item.attempts + 1, error: code };

/** A page that was closed in the middle of sending does not know the outcome; the id makes a second try harmless. */
export const revive = (item: OutboxItem): OutboxItem =>
  item.state === 'sending' ? { ...item, state: 'queued', notBefore: 0 } : item;
