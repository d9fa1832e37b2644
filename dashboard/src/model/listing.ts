import type { ConversationRow, ListCounts, ListOrder, ListView } from '#core/contracts/conversation.ts';
import { queueRank } from '#core/contracts/queue-order.ts';

export type Row = ConversationRow;
export type GroupName = 'needs' | 'yours' | 'everyone';
export type ListItem = { kind: 'heading'; key: string; group: GroupName } | { kind: 'row'; key: string; row: Row };

export const isOpen = (row: Pick<Row, 'status'>): boolean =>
  row.status === 'ai' || row.status === 'waiting' || row.status === 'taken';

/** A transfer or an offer that this agent has to answer. */
export const asksMe = (row: Row, me: string): boolean => row.offer?.agentId === me || row.transfer?.to === me;

export const belongs = (row: Row, view: ListView, me: string): boolean => {
  if (view === 'closed') return !isOpen(row);
  if (!isOpen(row)) return false;
  if (view === 'waiting') return row.status === 'waiting';
  return view === 'all' || row.agentId === me;
};

export const groupOf = (row: Row, me: string): GroupName => {
  if (row.status === 'waiting' || row.transfer?.to === me) return 'needs';
  return row.agentId === me ? 'yours' : 'everyone';
};

/** What of a row says where it stands in an order; a page's end as well. */
export type Place = Pick<Row, 'id' | 'lastActivityAt' | 'dueAt' | 'waitingSince' | 'priority'>;
type Compare = (a: Place, b: Place) => number;
const byActivity: Compare = (a, b): number => b.lastActivityAt - a.lastActivityAt || (a.id < b.id ? 1 : -1);
const dueAt = (place: Place): number => place.dueAt ?? Number.MAX_SAFE_INTEGER;
/** As the server's pages have it: what is promised nothing comes last, newest activity first. */
const byDue: Compare = (a, b) => dueAt(a) - dueAt(b) || byActivity(a, b);

/** `queue`: who waits as the queue serves them, the rest by activity. `due`: everything by when the next promise is due. */
export type Order = 'queue' | 'due';
/** From the most urgent on. */
export const PRIORITIES = [0, 1, 2, 3] as const;
export type Priority = (typeof PRIORITIES)[number];
export const NORMAL = 2;

const rankOf = ({ waitingSince, lastActivityAt, priority }: Place): number =>
  queueRank({ since: waitingSince ?? lastActivityAt, priority: (priority ?? NORMAL) as Priority });
const byQueue: Compare = (a, b) => rankOf(a) - rankOf(b) || (a.id > b.id ? 1 : -1);

/** Who asks for me comes first, then the chosen order. */
const byNeed =
  (me: string, order: Order) =>
  (a: Row, b: Row): number =>
    Number(asksMe(b, me)) - Number(asksMe(a, me)) || (order === 'due' ? byDue : byQueue)(a, b);

const rowItem = (row: Row): ListItem => ({ kind: 'row', key: row.id, row });

/** What the list shows, in order: groups in `all`, a plain list elsewhere and while searching. */
export const arrange = (
  rows: Iterable<Row>,
  view: ListView,
  me: string,
  plain = false,
  order: Order = 'queue',
): ListItem[] => {
  const members = [...rows].filter((row) => plain || belongs(row, view, me));
  // A search finds what has ended as well, and nothing is promised there.
  if (plain || view === 'closed') return members.sort(byActivity).map(rowItem);
  const others = order === 'due' ? byDue : byActivity;
  if (view === 'waiting') return members.sort(byNeed(me, order)).map(rowItem);
  if (view === 'mine') return members.sort(others).map(rowItem);
  const groups: Record<GroupName, Row[]> = { needs: [], yours: [], everyone: [] };
  for (const row of members) groups[groupOf(row, me)].push(row);
  groups.needs.sort(byNeed(me, order));
  groups.yours.sort(others);
  groups.everyone.sort(others);
  return (['needs', 'yours', 'everyone'] as const).flatMap((group) =>
    groups[group].length === 0
      ? []
      : [{ kind: 'heading' as const, key: `group:${group}`, group }, ...groups[group].map(rowItem)],
  );
};

/** The views whose size is shown. */
export type CountedView = keyof ListCounts;
const COUNTED: readonly CountedView[] = ['all', 'waiting', 'mine'];

/** The counts after one conversation went from `before` to `after`; null where it did not exist or left our sight. */
export const recount = (counts: ListCounts, before: Row | null, after: Row | null, me: string): ListCounts => {
  const change = (view: CountedView): number =>
    Math.max(
      0,
      counts[view] +
        Number(after !== null && belongs(after, view, me)) -
        Number(before !== null && belongs(before, view, me)),
    );
  return { all: change('all'), waiting: change('waiting'), mine: change('mine') };
};

export const sameCounts = (a: ListCounts, b: ListCounts): boolean => COUNTED.every((view) => a[view] === b[view]);

/** Events may overtake pages; the version tells which of the two is newer. */
export const newer = (known: Row | undefined, incoming: Row): boolean =>
  known === undefined || incoming.version >= known.version;

/** In which order the server is asked for the pages of a view: only who waits stands in the queue. */
export const pagesOrder = (view: ListView, order: Order): ListOrder => {
  if (order === 'due') return view === 'closed' ? 'newest' : 'due';
  return view === 'waiting' ? 'queue' : 'newest';
};
const COMPARE: Record<ListOrder, Compare> = { newest: byActivity, due: byDue, queue: byQueue };

/** Where a page ends, out of the cursor of the page after it; null where there is none. */
export const placeOf = (next: string | null, order: ListOrder): Place | null => {
  if (next === null) return null;
  const [id = '', at = '0', due = '-'] = next.split('_').reverse();
  const place = { id, lastActivityAt: Number(at), dueAt: due === '-' ? null : Number(due) };
  // Of the highest urgency the rank is the time of asking.
  return order === 'queue'
    ? { ...place, waitingSince: Number(at), priority: 0 }
    : { ...place, waitingSince: null, priority: null };
};

/** Whether a row lies within the pages that are loaded up to here. */
export const withinLoaded = (row: Place, end: Place | null, order: ListOrder): boolean =>
  end === null || COMPARE[order](row, end) <= 0;
