import type { ConversationRow } from '../contracts/conversation.ts';
import type { VisitorState } from '../contracts/realtime.ts';
import type { VisitorEntry } from '../contracts/timeline.ts';
import { type ConversationEvent, visibleToCustomer } from '../domain/conversation/events.ts';
import { nextDue } from '../domain/conversation/promises.ts';
import { asksToBeAnsweredLater, type Conversation, isOpen } from '../domain/conversation/state.ts';
import type { AttachedFile } from '../domain/files/file.ts';
import { lastActivityAt } from './conversations/mapping.ts';

export const rowOf = (c: Conversation): ConversationRow => ({
  id: c.id,
  botId: c.botId,
  contactId: c.contactId,
  channel: c.channel,
  customerName: c.customerName,
  status: c.status,
  version: c.version,
  seq: c.seq,
  agentId: c.agentId,
  agentName: c.agentName,
  waitingSince: c.waiting?.since ?? null,
  priority: c.waiting?.priority ?? null,
  dueAt: nextDue(c.due),
  breached: c.breached,
  offer: c.offer && { agentId: c.offer.agentId, expiresAt: c.offer.expiresAt },
  transfer: c.transfer && {
    to: c.transfer.to,
    from: c.transfer.from,
    message: c.transfer.message,
    expiresAt: c.transfer.expiresAt,
  },
  onHold: c.onHold,
  outside: c.outside ?? null,
  categoryId: c.categoryId,
  tags: c.tags,
  last: c.last,
  openedAt: c.openedAt,
  endedAt: c.endedAt,
  lastActivityAt: lastActivityAt(c),
  lastCustomerAt: c.lastCustomerAt,
});

export const visitorStateOf = (c: Conversation | null): VisitorState =>
  c === null
    ? { conversationId: null, status: null, agentName: null, seq: 0 }
    : {
        conversationId: c.id,
        status: visitorStatusOf(c),
        agentName: firstName(c.agentName),
        seq: c.seq,
      };

const visitorStatusOf = ({ status, waiting }: Conversation): VisitorState['status'] => {
  if (!isOpen(status)) return 'ended';
  return waiting && asksToBeAnsweredLater(waiting.reason) ? 'left' : (status as 'ai' | 'waiting' | 'taken');
};

/** Customers get an agent's first name only. */
const firstName = (name: string | null): string | null => name?.split(' ')[0] ?? null;

const EVENT_OF = {
  queued: 'waiting',
  unassigned: 'unassigned',
  taken: 'taken',
  restoredToAi: 'ai',
  held: 'held',
  unheld: 'unheld',
  resolved: 'resolved',
  dropped: 'dropped',
  closed: 'closed',
  reopened: 'reopened',
} as const;

const said = ({ text, files }: { text: string; files?: AttachedFile[] }) => ({ text, ...(files && { files }) });

/** What the customer's side may show of an event, or null: notes, offers and reasons stay with the team. */
export const visitorEntryOf = (event: ConversationEvent): VisitorEntry | null => {
  if (!visibleToCustomer(event.type)) return null;
  const author = event.by.kind === 'agent' ? (firstName(event.by.name) ?? '') : '';
  const plain = { seq: event.seq, at: event.at, author, clientMessageId: null, citations: [], quickReplies: [] };
  switch (event.type) {
    case 'customerMessage':
      return { ...plain, kind: 'customer', event: null, ...said(event), clientMessageId: event.clientMessageId };
    case 'botMessage':
      return {
        ...plain,
        kind: 'bot',
        event: null,
        ...said(event),
        citations: event.citations,
        quickReplies: event.quickReplies,
      };
    case 'agentMessage':
      return { ...plain, kind: 'agent', event: null, ...said(event) };
    case 'notice':
      return { ...plain, kind: 'notice', event: null, text: event.text };
    case 'handoverUnavailable':
      return {
        ...plain,
        kind: 'event',
        event: 'unavailable',
        text: event.text,
        unavailable: { because: event.because, opensAt: event.opensAt },
      };
    case 'handoverRequested':
      return { ...plain, kind: 'event', event: asksToBeAnsweredLater(event.reason) ? 'left' : 'waiting', text: '' };
    case 'contactLeft':
      return { ...plain, kind: 'event', event: 'left', text: '' };
    case 'taken':
      return { ...plain, kind: 'event', event: 'taken', text: '', author: firstName(event.agentName) ?? '' };
    default:
      return event.type in EVENT_OF
        ? { ...plain, kind: 'event', event: EVENT_OF[event.type as keyof typeof EVENT_OF], text: '' }
        : null;
  }
};
