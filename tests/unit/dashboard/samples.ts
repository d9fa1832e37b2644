import type { Row } from '#dashboard/src/model/listing.ts';
import type { Entry } from '#dashboard/src/model/timeline.ts';

export const ME = 'agent-me';
export const OTHER = 'agent-other';

/** A conversation that the bot answers; `id` also orders equal times. */
export const row = (id: string, changes: Partial<Row> = {}): Row => ({
  id,
  botId: 'bot',
  contactId: 'contact',
  channel: 'web',
  customerName: 'Priya Nair',
  status: 'ai',
  version: 1,
  seq: 2,
  agentId: null,
  agentName: null,
  waitingSince: null,
  priority: null,
  dueAt: null,
  breached: [],
  offer: null,
  transfer: null,
  onHold: false,
  outside: null,
  categoryId: null,
  tags: [],
  last: { seq: 2, at: 1_000, from: 'customer', author: '', text: 'Hello' },
  openedAt: 500,
  endedAt: null,
  lastActivityAt: 1_000,
  lastCustomerAt: 1_000,
  ...changes,
});

export const waiting = (id: string, since: number, changes: Partial<Row> = {}): Row =>
  row(id, { status: 'waiting', waitingSince: since, lastActivityAt: since, ...changes });
export const mine = (id: string, at: number): Row =>
  row(id, { status: 'taken', agentId: ME, agentName: 'Maya', lastActivityAt: at });

export const customerSays = (seq: number, text = 'Hello', at = seq * 1_000): Entry => ({
  seq,
  at,
  by: { kind: 'customer' },
  type: 'customerMessage',
  text,
  inboxId: `inbox-${seq}`,
  clientMessageId: null,
});
export const agentSays = (seq: number, clientMessageId: string, id = ME, at = seq * 1_000): Entry => ({
  seq,
  at,
  by: { kind: 'agent', id, name: 'Maya' },
  type: 'agentMessage',
  text: 'Hi',
  clientMessageId,
});
export const notice = (seq: number, text: string, at = seq * 1_000): Entry => ({
  seq,
  at,
  by: { kind: 'system' },
  type: 'notice',
  text,
});
export const asked = (seq: number, at = seq * 1_000): Entry => ({
  seq,
  at,
  by: { kind: 'bot' },
  type: 'handoverRequested',
  reason: 'customer_asked',
  collected: { name: 'Priya', email: 'priya@hey.example' },
  priority: 2,
  skills: [],
  language: null,
  due: { firstReply: null, resolution: null },
});
export const taken = (seq: number, at = seq * 1_000): Entry => ({
  seq,
  at,
  by: { kind: 'agent', id: ME, name: 'Maya' },
  type: 'taken',
  agentId: ME,
  agentName: 'Maya',
  slots: [`${ME}:0`],
  how: 'takeover',
  decision: null,
});
