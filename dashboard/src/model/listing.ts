import type { ConversationRow, ListCounts, ListView } from '#core/contracts/conversation.ts';
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

const byActivity = (a: Row, b: Row): number => b.lastActivityAt - a.lastActivityAt || (a.id < b.id ? 1 : -1);

/** In which order those who wait are shown: as the queue serves them, or by when the next promise to them is due. */
export type WaitingOrder = 'queue' | 'due';
const NORMAL = 2;

const rankOf = ({ waitingSince, lastActivityAt, priority }: Row): number =>
  queueRank({ since: waitingSince ?? lastActivityAt, priority: (priority ?? NORMAL) as 0 | 1 | 2 | 3 });
const dueAt = (row: Row): number => row.dueAt ?? Number.MAX_SAFE_INTEGER;

/** Who asks for me comes first, then the chosen order. Who is promised nothing comes after those who are. */
const byNeed =
  (me: string, order: WaitingOrder) =>
  (a: Row, b: Row): number =>
    Number(asksMe(b, me)) - Number(asksMe(a, me)) ||
    (order === 'due' ? dueAt(a) - dueAt(b) : 0) ||
    rankOf(a) - rankOf(b) ||
    (a.id < b.id ? -1 : 1);

const rowItem = (row: Row): ListItem => ({ kind: 'row', key: row.id, row });

/** What the list shows, in order: groups in `all`, a plain list elsewhere and while searching. */
export const arrange = (
  rows: Iterable<Row>,
  view: ListView,
  me: string,
  plain = false,
  order: WaitingOrder = 'queue',
): ListItem[] => {
  const members = [...rows].filter((row) => plain || belongs(row, view, me));
  if (view === 'waiting') return members.sort(byNeed(me, order)).map(rowItem);
  if (view !== 'all' || plain) return members.sort(byActivity).map(rowItem);
  const groups: Record<GroupName, Row[]> = { needs: [], yours: [], everyone: [] };
  for (const row of members) groups[groupOf(row, me)].push(row);
  groups.needs.sort(byNeed(me, order));
  groups.yours.sort(byActivity);
  groups.everyone.sort(byActivity);
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

/** Whether a row that is not in the list yet lies within the pages that are loaded. */
export const withinLoaded = (row: Row, next: string | null): boolean =>
  next === null || row.lastActivityAt >= Number(next.split('_')[0]);
