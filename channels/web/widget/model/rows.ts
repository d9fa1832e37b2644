import type { VisitorEntry } from '#core/contracts/timeline.ts';
import type { OutboxItem } from './outbox.ts';

export type Turn = NonNullable<VisitorEntry['event']>;
export type Delivery = 'sending' | 'sent' | 'delivered' | 'seen' | 'failed';

/** One line of the conversation as it is drawn. `last` closes a group of one author and carries the line below it. */
export type Row =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'theirs'; key: string; at: number; entry: VisitorEntry; last: boolean }
  | {
      kind: 'mine';
      key: string;
      text: string;
      files: NonNullable<VisitorEntry['files']>;
      at: number;
      delivery: Delivery | null;
      item: OutboxItem | null;
    }
  | { kind: 'turn'; key: string; turn: Turn; author: string; at: number; text: string }
  | { kind: 'notice'; key: string; at: number; text: string }
  | { kind: 'asking'; key: string; at: number };

/** A notice right after one of these turns is its text. After `taken` it is a line of its own, before "… joined". */
const SPOKEN = new Set<Turn>(['waiting', 'left', 'unassigned', 'ai', 'resolved', 'closed', 'reopened']);

type Input = {
  prefix: string;
  entries: readonly VisitorEntry[];
  pending: readonly OutboxItem[];
  /** Up to this seq the team has seen the customer's messages. */
  seenSeq: number;
  now: number;
};

export const rowsOf = ({ prefix, entries, pending, seenSeq, now }: Input): Row[] => {
  const rows = entries.flatMap((entry, i) => ofEntry(prefix, entry, entries[i - 1], entries[i + 1], seenSeq));
  const arrived = new Set(entries.map((entry) => entry.clientMessageId));
  const own = pending.filter((item) => !arrived.has(item.id)).map(ofItem);
  return withDays(prefix, [...rows, ...own], now);
};

type Dated = Exclude<Row, { kind: 'day' }> & { at: number };

const ofEntry = (
  prefix: string,
  entry: VisitorEntry,
  before: VisitorEntry | undefined,
  next: VisitorEntry | undefined,
  seenSeq: number,
): Dated[] => {
  const { seq, at, text, author } = entry;
  const key = `${prefix}/${seq}`;
  switch (entry.kind) {
    case 'customer': {
      const delivery = seq <= seenSeq ? 'seen' : 'delivered';
      return [
        { kind: 'mine', key: entry.clientMessageId ?? key, text, files: entry.files ?? [], at, delivery, item: null },
      ];
    }
    case 'event':
      return ofEvent(key, entry, next);
    case 'notice':
      return before && belongs(entry, before) ? [] : [{ kind: 'notice', key, at, text }];
    default:
      return [{ kind: 'theirs', key, at, entry, last: next?.kind !== entry.kind || next.author !== author }];
  }
};

const ofEvent = (key: string, entry: VisitorEntry, next: VisitorEntry | undefined): Dated[] => {
  const { at, author, event } = entry;
  if (event === null) return [];
  // A question of the bot's.
  if (entry.unavailable) return [{ kind: 'theirs', key, at, entry, last: true }];
  const notice = next && belongs(next, entry) ? next : null;
  const spoken = notice !== null && SPOKEN.has(event);
  const turn: Dated = { kind: 'turn', key, turn: event, author, at, text: spoken ? notice.text : '' };
  return notice && !spoken ? [{ kind: 'notice', key: `${key}/notice`, at, text: notice.text }, turn] : [turn];
};

/** A notice that a turn caused comes right after it. */
const belongs = (notice: VisitorEntry, turn: VisitorEntry): boolean =>
  notice.kind === 'notice' && turn.kind === 'event' && turn.event !== null && notice.seq === turn.seq + 1;

const ofItem = (item: OutboxItem): Dated => {
  if (item.kind === 'handover') return { kind: 'asking', key: item.id, at: item.at };
  const delivery = item.status === 'queued' ? 'sending' : item.status;
  return { kind: 'mine', key: item.id, text: item.text, files: item.files ?? [], at: item.at, delivery, item };
};

/** Each day is named; today only where another day comes before it. */
const withDays = (prefix: string, rows: readonly Dated[], now: number): Row[] => {
  const dayOf = (at: number): string => new Date(at).toDateString();
  return rows.flatMap((row, i): Row[] =>
    dayOf(row.at) === dayOf(rows[i - 1]?.at ?? now)
      ? [row]
      : [{ kind: 'day', key: `${prefix}/day${i}`, at: row.at }, row],
  );
};

/** Only the last of the customer's own messages says how far it got; what failed always does. */
export const withMarks = (rows: readonly Row[]): Row[] => {
  const last = rows.findLastIndex((row) => row.kind === 'mine' && row.delivery !== 'failed');
  return rows.map((row, i) =>
    row.kind === 'mine' && row.delivery !== 'failed' && i !== last ? { ...row, delivery: null } : row,
  );
};
