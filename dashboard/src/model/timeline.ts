import type { TimelineEntry } from '#core/contracts/timeline.ts';

export type Entry = TimelineEntry;

/** Both lists by seq, each entry once. Returns the same list when there is nothing new. */
export const merge = (known: readonly Entry[], incoming: readonly Entry[]): readonly Entry[] => {
  const seqs = new Set(known.map((entry) => entry.seq));
  const fresh = incoming.filter((entry) => !seqs.has(entry.seq));
  if (fresh.length === 0) return known;
  const all = [...known, ...fresh];
  const last = known.at(-1)?.seq ?? 0;
  const inOrder = fresh.every((entry, i) => entry.seq > (i === 0 ? last : (fresh[i - 1]?.seq ?? 0)));
  return inOrder ? all : all.sort((a, b) => a.seq - b.seq);
};

export const lastSeq = (entries: readonly Entry[]): number => entries.at(-1)?.seq ?? 0;

/** Whether something between what is known and what came is missing. */
export const leavesGap = (known: readonly Entry[], incoming: readonly Entry[]): boolean => {
  const last = lastSeq(known);
  const first = incoming.find((entry) => entry.seq > last);
  return first !== undefined && first.seq > last + 1;
};

/** The ids of the messages that this side sent and the server has recorded. */
export const recordedIds = (entries: readonly Entry[]): Set<string> =>
  new Set(entries.flatMap((entry) => (entry.type === 'agentMessage' ? [entry.clientMessageId] : [])));
