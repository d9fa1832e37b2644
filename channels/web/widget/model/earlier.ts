import type { VisitorPlace } from '#core/contracts/http.ts';
import type { VisitorEntry } from '#core/contracts/timeline.ts';
import type { Thread } from './thread.ts';

/** Entries of one conversation, in order of seq. */
export type Group = { conversationId: string; entries: readonly VisitorEntry[] };

/** Before what this page holds; null when it holds nothing. */
export const oldest = ({ past, state, entries }: Thread): VisitorPlace | null => {
  const [group] = [...past, ...(state.conversationId === null ? [] : [{ ...state, entries }])];
  if (!group?.conversationId) return null;
  const before = group.entries[0]?.seq;
  return { conversationId: group.conversationId, ...(before === undefined ? {} : { before }) };
};

/** Two parts of one conversation, the older one first, become one. */
const joined = (groups: readonly Group[]): Group[] => {
  const all: Group[] = [];
  for (const group of groups) {
    const last = all.at(-1);
    if (last?.conversationId !== group.conversationId) all.push(group);
    else all[all.length - 1] = { ...group, entries: [...last.entries, ...group.entries] };
  }
  return all;
};

export const prepend = (group: Group, groups: readonly Group[]): Group[] =>
  group.entries.length === 0 ? [...groups] : joined([group, ...groups]);

/** Everything that is known, by conversation: those that ended, and the entries of the current one. */
export const wholeOf = (
  earlier: readonly Group[],
  { past, state, entries }: Thread,
): { past: Group[]; entries: readonly VisitorEntry[] } => {
  const current = { conversationId: state.conversationId ?? '', entries };
  const groups = joined([...earlier, ...past, current]);
  return { past: groups.slice(0, -1), entries: groups.at(-1)?.entries ?? [] };
};
