import type { VisitorToServer } from '#core/contracts/realtime.ts';
import type { VisitorEntry } from '#core/contracts/timeline.ts';
import type { ErrorCode } from '#core/domain/errors.ts';
import type { Storage } from '../transport/storage.ts';

/**
 * What the customer wants from the server, in order. `text` is a message, `handover` asks for a person, also when nobody is
 * there (`anyway`). With a `contact` the message is to be answered later, by a call where it says so.
 * queued: to be sent, or being sent. sent: stored by the server, not yet seen in the timeline. failed: refused.
 */
export type OutboxItem = {
  id: string;
  kind: 'text' | 'handover';
  text: string;
  files?: NonNullable<VisitorEntry['files']>;
  anyway?: boolean;
  contact?: Contact;
  call?: boolean;
  at: number;
  status: 'queued' | 'sent' | 'failed';
  code: ErrorCode | null;
};

/** After this long, what was stored is no longer expected in the timeline. Milliseconds. */
const SENT_KEPT = 600_000;

/** Where the customer can be reached later. */
export type Contact = { name?: string; email?: string; phone?: string };

/** The schema says which of them are needed; what does not fit, the server refuses. */
export const messageOf = ({ id, kind, text, files, anyway, contact, call }: OutboxItem): VisitorToServer => {
  if (kind === 'handover') return { type: 'requestHandover', ...(anyway && { anyway }) };
  const type = contact ? (call ? 'requestCallback' : 'leaveMessage') : 'send';
  return {
    type,
    clientMessageId: id,
    text,
    ...(files && { files: files.map((file) => file.id) }),
    ...(contact && { contact }),
  } as VisitorToServer;
};

export type Outbox = ReturnType<typeof createOutbox>;

/** Every change is read from and written to the storage at once, so that it survives a reload and tabs can share it. */
export const createOutbox = (storage: Storage, now: () => number) => {
  const read = (): OutboxItem[] => {
    try {
      const items: unknown = JSON.parse(storage.get('outbox') ?? '[]');
      return Array.isArray(items) ? items.filter((item) => item.status !== 'sent' || item.at > now() - SENT_KEPT) : [];
    } catch {
      return [];
    }
  };
  const change = (by: (items: OutboxItem[]) => OutboxItem[]): OutboxItem[] => {
    const items = by(read());
    storage.set('outbox', items.length === 0 ? null : JSON.stringify(items));
    return items;
  };
  const patch = (id: string, to: Partial<OutboxItem>): OutboxItem[] =>
    change((items) => items.map((item) => (item.id === id ? { ...item, ...to } : item)));

  return {
    items: read,
    add: (item: Omit<OutboxItem, 'at' | 'status' | 'code'>) =>
      change((items) => [...items, { ...item, at: now(), status: 'queued', code: null }]),
    sent: (id: string) => patch(id, { status: 'sent' }),
    failed: (id: string, code: ErrorCode) => patch(id, { status: 'failed', code }),
    /** Goes to the end: what was written after it has been sent already. */
    again: (id: string) =>
      change((items) => {
        const again = items.filter((item) => item.id === id);
        const rest = items.filter((item) => item.id !== id);
        return [...rest, ...again.map((item): OutboxItem => ({ ...item, at: now(), status: 'queued', code: null }))];
      }),
    remove: (ids: ReadonlySet<string>) => change((items) => items.filter((item) => !ids.has(item.id))),
    next: (): OutboxItem | undefined => read().find((item) => item.status === 'queued'),
  };
};
