import type { VisitorState } from '#core/contracts/realtime.ts';
import type { VisitorEntry } from '#core/contracts/timeline.ts';

/**
 * What this side knows of the conversation. A customer does not see every seq, so a hole between two entries says nothing;
 * `complete` is the seq up to which everything visible is known to be here, `state.seq` how far the server has got.
 */
export type Thread = {
  state: VisitorState;
  /** In order of seq, each once. */
  entries: readonly VisitorEntry[];
  complete: number;
  /** Conversations that ended before this one, as far as this page has seen them. */
  past: readonly { conversationId: string; entries: readonly VisitorEntry[] }[];
};

export const emptyThread: Thread = {
  state: { conversationId: null, status: null, agentName: null, seq: 0 },
  entries: [],
  complete: 0,
  past: [],
};

export type Page = { state: VisitorState; entries: readonly VisitorEntry[] };

/** Whether a closed chat has to call for it: words of the other side, and a question that waits for a choice. */
export const calls = ({ kind, unavailable }: Pick<VisitorEntry, 'kind' | 'unavailable'>): boolean =>
  kind === 'event' ? unavailable !== undefined : kind !== 'customer';

export const isBehind = (thread: Thread): boolean => thread.complete < thread.state.seq;

/** Entries of the socket. They may come twice, late, or with a gap before them. */
export const receive = (thread: Thread, page: Page): Thread => {
  const current = follow(thread, page.state);
  if (current === null) return thread;
  const entries = merge(current.entries, page.entries);
  return { ...current, entries, complete: reach(current.complete, entries) };
};

/** The answer to "everything after `asked.complete`": what is not in it does not exist. */
export const resume = (thread: Thread, asked: Thread, page: Page): Thread => {
  const current = follow(thread, page.state);
  if (current === null) return thread;
  const entries = merge(current.entries, page.entries);
  // Another conversation began meanwhile: the question was about the one before.
  if (asked.state.conversationId !== page.state.conversationId && asked.complete > 0)
    return { ...current, entries, complete: reach(current.complete, entries) };
  const last = page.entries.at(-1)?.seq ?? page.state.seq;
  return { ...current, entries, complete: reach(Math.max(current.complete, last), entries) };
};

/** The thread under the newer of both states; a new conversation begins empty. Null for news of an earlier conversation. */
const follow = (thread: Thread, state: VisitorState): Thread | null => {
  const known = thread.state.conversationId;
  if (state.conversationId === known) return state.seq < thread.state.seq ? thread : { ...thread, state };
  // Ids sort by time of creation.
  if (known !== null && (state.conversationId ?? '') < known) return null;
  const past = known === null ? thread.past : [...thread.past, { conversationId: known, entries: thread.entries }];
  return { state, entries: [], complete: 0, past };
};

const merge = (known: readonly VisitorEntry[], more: readonly VisitorEntry[]): readonly VisitorEntry[] => {
  const seqs = new Set(known.map((entry) => entry.seq));
  const fresh = more.filter((entry) => !seqs.has(entry.seq));
  return fresh.length === 0 ? known : [...known, ...fresh].sort((a, b) => a.seq - b.seq);
};

const reach = (complete: number, entries: readonly VisitorEntry[]): number =>
  entries.reduce((upTo, entry) => (entry.seq === upTo + 1 ? entry.seq : upTo), complete);
