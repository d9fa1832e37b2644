import type { Static } from 'typebox';
import type { DeliveryState } from '#core/contracts/delivery.ts';
import type { Citation } from '#core/contracts/timeline.ts';
import { type Afterwards, foldAfterwards, isAfterwards, UNTOUCHED } from './afterwards.ts';
import type { Attached } from './files.ts';
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
  files: readonly Attached[];
  at: number;
  /** Name of the agent who wrote it; empty for the customer and the bot. */
  author: string;
  mine: boolean;
  /** By a person who answered without Baton. */
  outside: boolean;
  /** What the customer did to it since. */
  after: Afterwards;
  citations: Static<typeof Citation>[];
  delivery: Delivery | null;
  outboxId: string | null;
  /** Why sending failed: an error code. */
  error: string | null;
  /** The answer that a customer chose by its number. */
  meant?: string;
  /** The name of the template that it is. */
  template?: string;
  /** Of one that goes through a platform: what is known of it there. */
  there: DeliveryState | null;
  /** Of a note: the agent who was in charge, where another one wrote it. */
  whisperTo: { id: string; name: string } | null;
};
export type EventBlock = {
  kind: 'event';
  key: string;
  entry: Entry;
  /** What the customer was told with it, and whether that could not be sent. */
  told: string | null;
  toldThere: DeliveryState | null;
  /** How long the customer waited for the person; milliseconds. */
  waited: number | null;
};
export type Block = { kind: 'day'; key: string; at: number } | Message | EventBlock;
export type Receipts = { receivedSeq: number; seenSeq: number };

/** What is not known of yet waits to be sent. */
const UNKNOWN = { status: 'queued', why: null, failure: null } as const;

/** Who waited for less did not wait. */
const NOTICEABLE = 1_000;

const deliveryOf = (seq: number, receipts: Receipts): Delivery => {
  if (seq <= receipts.seenSeq) return 'read';
  return seq <= receipts.receivedSeq ? 'delivered' : 'sent';
};

/** Who writes a choice in its own words has nothing to be explained. */
const meantBy = ({ text, meant }: { text: string; meant?: string | undefined }): { meant?: string } =>
  meant && meant.toLowerCase() !== text.trim().toLowerCase() ? { meant } : {};

const messageOf = (entry: Entry, me: string, receipts: Receipts, deliveries: Deliveries): Message | null => {
  const there = deliveries && (deliveries.get(entry.seq) ?? { ...UNKNOWN, seq: entry.seq });
  const agent = entry.by.kind === 'agent' ? entry.by : null;
  const common = {
    kind: 'message' as const,
    key: `s${entry.seq}`,
    at: entry.at,
    author: agent?.name ?? '',
    mine: agent?.id === me,
    outside: entry.by.kind === 'outside',
    files: 'files' in entry ? (entry.files ?? []) : [],
    after: UNTOUCHED,
    citations: [],
    delivery: null,
    outboxId: null,
    error: null,
    there: null,
    whisperTo: null,
  };
  switch (entry.type) {
    case 'customerMessage':
      return { ...common, from: 'customer', text: entry.text, ...meantBy(entry) };
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
        ...(entry.template && { template: entry.template.name }),
        delivery: there?.status ?? deliveryOf(entry.seq, receipts),
      };
    case 'outsideMessage':
      return { ...common, from: 'agent', text: entry.text };
    case 'note':
      return { ...common, from: 'note', text: entry.text };
    default:
      return null;
  }
};

/** Of what was deleted nothing is left; the files of what was edited stay. */
const asItIsNow = ({ meant, ...message }: Message, after: Afterwards): Message =>
  after.deleted
    ? { ...message, after, text: '', files: [] }
    : { ...message, ...(meant && { meant }), after, text: after.text ?? message.text };

const outgoing = (item: OutboxItem): Message => ({
  kind: 'message',
  key: `o${item.clientMessageId}`,
  from: 'agent',
  text: item.text,
  files: item.files ?? [],
  ...(item.template && { template: item.template.name }),
  at: item.at,
  author: '',
  mine: true,
  outside: false,
  after: UNTOUCHED,
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
const addEvent = (blocks: Block[], entry: Entry, deliveries: Deliveries): void => {
  const toldThere = (entry.type === 'notice' && deliveries?.get(entry.seq)) || null;
  const before = blocks.at(-1);
  if (entry.type === 'notice' && before?.kind === 'event' && before.told === null && before.entry.type !== 'notice') {
    before.told = entry.text;
    before.toldThere = toldThere;
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
  blocks.push({ kind: 'event', key: `s${entry.seq}`, entry, told: null, toldThere, waited: null });
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
  const afterwards = foldAfterwards(entries);
  for (const entry of entries) {
    if (isAfterwards(entry)) continue;
    separate(entry.at);
    inCharge = chargeAfter(inCharge, entry);
    const message = messageOf(entry, me, receipts, deliveries);
    const aside = message?.from === 'note' && entry.by.kind === 'agent' && inCharge && inCharge.id !== entry.by.id;
    const after = afterwards.get(entry.seq) ?? UNTOUCHED;
    if (message) blocks.push({ ...asItIsNow(message, after), ...(aside && { whisperTo: inCharge }) });
    else addEvent(blocks, entry, deliveries);
  }
  const recorded = recordedIds(entries);
  for (const item of pending) {
    if (recorded.has(item.clientMessageId)) continue;
    separate(item.at);
    blocks.push(outgoing(item));
  }
  return blocks;
};
