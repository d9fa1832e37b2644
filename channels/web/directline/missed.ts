import type { VisitorEarlier, VisitorPlace } from '#core/contracts/http.ts';
import type { VisitorEntry } from '#core/contracts/timeline.ts';
import type { VisitorReader } from './visitor.ts';
import type { Mark } from './watermark.ts';

export type Told = { conversationId: string; entry: VisitorEntry };
export type Missed = { told: Told[]; mark: Mark | null };

/** Whoever missed more begins with the latest. */
const MOST = 1_000;

/**
 * What was said since a mark, in its order, also where one conversation ended and others began; the latest of the current one
 * where there is no mark.
 */
export const missedSince = async (reader: VisitorReader, mark: Mark | null): Promise<Missed> => {
  const { state, entries } = await reader.timeline(mark?.seq ?? 0);
  const { conversationId } = state;
  if (conversationId === null) return { told: [], mark };
  if (mark !== null && mark.conversationId !== conversationId) return backTo(reader, mark, conversationId);
  const told = entries.map((entry) => ({ conversationId, entry }));
  for (let last = told.at(-1); mark !== null && last !== undefined && told.length < MOST; last = told.at(-1)) {
    const more = await reader.timeline(last.entry.seq);
    if (more.state.conversationId !== conversationId || more.entries.length === 0) break;
    told.push(...more.entries.map((entry) => ({ conversationId, entry })));
  }
  return { told, mark: markAt(told) ?? mark };
};

const markAt = (told: readonly Told[]): Mark | null => {
  const last = told.at(-1);
  return last === undefined ? null : { conversationId: last.conversationId, seq: last.entry.seq };
};

/** From the current conversation backwards to the one that the mark is in. */
const backTo = async (reader: VisitorReader, mark: Mark, current: string): Promise<Missed> => {
  const told: Told[] = [];
  let place: VisitorPlace | null = { conversationId: current };
  while (place !== null && told.length < MOST) {
    const at: VisitorPlace = place;
    const { conversationId } = at;
    const { entries, next }: VisitorEarlier = await reader.earlier(conversationId, at.before);
    const isMarked = conversationId === mark.conversationId;
    const fresh = isMarked ? entries.filter(({ seq }) => seq > mark.seq) : entries;
    told.unshift(...fresh.map((entry) => ({ conversationId, entry })));
    const isReached = isMarked && (fresh.length < entries.length || next?.conversationId !== conversationId);
    place = isReached ? null : next;
  }
  return { told, mark: markAt(told) ?? mark };
};
