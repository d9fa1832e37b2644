import type { Static } from 'typebox';
import type { DeliveryState } from '#core/contracts/delivery.ts';
import type { Citation } from '#core/contracts/timeline.ts';
import { sameDay } from './format.ts';
import type { OutboxItem } from './outgoing.ts';
import { type Entry, recordedIds } from './timeline.ts';

export type Delivery = DeliveryState['status'];
/** Of what goes through a platform, by seq; null on the web, where receipts tell. */
export type Deliveries = ReadonlyMap<number, DeliveryState> | null;
export type Message = {
  kind: 'message';
  key: string;
  from: 'customer' | 'bot' | 'agent' | 'note';
  text: string;
  at: number;
  /** Name of the agent who wrote it; empty for the customer and the bot. */
  author: string;
  mine: boolean;
  citations: Static<typeof Citation>[];
  delivery: Delivery | null;
  outboxId: string | null;
  /** Why sending failed: an error code. */
  error: string | null;
  /** Of one that goes through a platform: what is known of it there. */
  there: DeliveryState | null;
  /** Of a note: the agent who was in charge, where another one wrote it. */
  whisperTo: { id: string; name: string } | null;
};
export type EventBlock = {
  kind: 'event';
  key: string;
  entry: Entry;
  /** What the customer was told with it. */
  told: string | null;
  /** How long the customer waited for the person; milliseconds. */
  waited: number | null;
};
export type Block = { kind: 'day'; key: string; at: number } | Message | EventBlock;
export type Receipts = { receivedSeq: number; seenSeq: number };

/** Who waited for less did not wait. */
const NOTICEABLE = 1_000;

const deliveryOf = (seq: number, receipts: Receipts): Delivery => {
  if (seq <= receipts.seenSeq) return 'read';
  return seq <= receipts.receivedSeq ? 'delivered' : 'sent';
};

const messageOf = (entry: Entry, me: string, receipts: Receipts, deliveries: Deliveries): Message | null => {
  // What is not known of yet waits to be sent.
  const there = deliveries && (deliveries.get(entry.seq) ?? { seq: entry.seq, status: 'queued', why: null });
  const agent = entry.by.kind === 'agent' ? entry.by : null;
  const common = {
    kind: 'message' as const,
    key: `s${entry.seq}`,
    at: entry.at,
    author: agent?.name ?? '',
    mine: agent?.id === me,
    citations: [],
    delivery: null,
    outboxId: null,
    error: null,
    there: null,
    whisperTo: null,
  };
  switch (entry.type) {
    case 'customerMessage':
      return { ...common, from: 'customer', text: entry.text };
    case 'botMessage':
      return {
        ...common,
        from: 'bot',
        text: entry.text,
        citations: entry.citations,
        there,
        delivery: there?.status ?? null,
      };
    case 'agentMessage':
      return {
        ...{ ...common, from: 'agent', text: entry.text, there },
        delivery: there?.status ?? deliveryOf(entry.seq, receipts),
      };
    case 'note':
      return { ...common, from: 'note', text: entry.text };
    default:
      return null;
  }
};

const outgoing = (item: OutboxItem): Message => ({
  kind: 'message',
  key: `o${item.clientMessageId}`,
  from: 'agent',
  text: item.text,
  at: item.at,
  author: '',
  mine: true,
  citations: [],
  delivery: item.state,
  outboxId: item.clientMessageId,
  error: item.error,
  there: null,
  whisperTo: null,
});

const startsWaiting = (entry: Entry): boolean =>
  entry.type === 'handoverRequested' || entry.type === 'queued' || entry.type === 'unassigned';

/** A notice belongs to the event that caused it; the time until somebody took over belongs to the wish for a person. */
const addEvent = (blocks: Block[], entry: Entry): void => {
  const before = blocks.at(-1);
  if (entry.type === 'notice' && before?.kind === 'event' && before.told === null && before.entry.type !== 'notice') {
    before.told = entry.text;
    return;
  }
  if (entry.type === 'taken') {
    const asked = blocks.findLast(
      (block): block is EventBlock =>
        block.kind === 'event' && (startsWaiting(block.entry) || block.entry.type === 'taken'),
    );
    const waited = asked ? entry.at - asked.entry.at : 0;
    if (asked && asked.entry.type !== 'taken' && waited >= NOTICEABLE) asked.waited = waited;
  }
  blocks.push({ kind: 'event', key: `s${entry.seq}`, entry, told: null, waited: null });
};

const LEAVES_CHARGE = new Set<Entry['type']>(['queued', 'unassigned', 'restoredToAi', 'resolved', 'dropped', 'closed']);
const chargeAfter = (before: Message['whisperTo'], entry: Entry): Message['whisperTo'] => {
  if (entry.type === 'taken') return { id: entry.agentId, name: entry.agentName };
  return LEAVES_CHARGE.has(entry.type) ? null : before;
};

/** The thread as it is drawn: days, messages and events, then what is still on its way to the server. */
export const toBlocks = (
  entries: readonly Entry[],
  pending: readonly OutboxItem[],
  me: string,
  receipts: Receipts,
  deliveries: Deliveries = null,
): Block[] => {
  const blocks: Block[] = [];
  let day: number | null = null;
  let inCharge: Message['whisperTo'] = null;
  const separate = (at: number): void => {
    if (day === null || !sameDay(day, at)) blocks.push({ kind: 'day', key: `d${at}`, at });
    day = at;
  };
  for (const entry of entries) {
    separate(entry.at);
    inCharge = chargeAfter(inCharge, entry);
    const message = messageOf(entry, me, receipts, deliveries);
    const aside = message?.from === 'note' && entry.by.kind === 'agent' && inCharge && inCharge.id !== entry.by.id;
    if (message) blocks.push(aside ? { ...message, whisperTo: inCharge } : message);
    else addEvent(blocks, entry);
  }
  const recorded = recordedIds(entries);
  for (const item of pending) {
    if (recorded.has(item.clientMessageId)) continue;
    separate(item.at);
    blocks.push(outgoing(item));
  }
  return blocks;
};
