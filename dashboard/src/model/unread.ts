import type { Entry } from './timeline.ts';

/** Per conversation and browser: up to where this agent looked, and how many of the customer's messages came since. */
export type Mark = { seen: number; counted: number; count: number };

export const looked = (mark: Mark | undefined, seq: number): Mark =>
  mark && mark.seen >= seq && mark.count === 0
    ? mark
    : { seen: Math.max(seq, mark?.seen ?? 0), counted: seq, count: 0 };

/** Counts each message once, however often its entry comes by; what an agent has answered is not unread. */
export const counted = (mark: Mark | undefined, entries: readonly Entry[]): Mark => {
  const from = Math.max(mark?.seen ?? 0, mark?.counted ?? 0);
  const fresh = entries.filter((entry) => entry.seq > from);
  if (mark && fresh.length === 0) return mark;
  let count = mark?.count ?? 0;
  for (const { type } of fresh) {
    if (type === 'customerMessage') count += 1;
    else if (type === 'agentMessage' || type === 'outsideMessage') count = 0;
  }
  return { seen: mark?.seen ?? 0, counted: Math.max(from, ...fresh.map((entry) => entry.seq)), count };
};
