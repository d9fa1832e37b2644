import { wholeOf } from '../model/earlier.ts';
import { type Row, rowsOf, withMarks } from '../model/rows.ts';
import { asksForPerson, texts } from '../texts/texts.ts';
import type { Chat } from './chat.svelte.ts';
import type { Earlier } from './earlier.svelte.ts';

/** The lines of the conversation, and what may be said next; all of it follows from the chat's state. */
export class Lines {
  #chat: Chat;
  #earlier: Earlier;
  constructor(chat: Chat, earlier: Earlier) {
    this.#chat = chat;
    this.#earlier = earlier;
  }

  #status = $derived.by(() => this.#chat.timeline.thread.state.status);
  /** Over, and nothing written since. */
  ended = $derived.by(() => this.#status === 'ended' && this.#chat.pending.length === 0);

  #whole = $derived.by(() => wholeOf(this.#earlier.groups, this.#chat.timeline.thread));
  past = $derived.by(() =>
    this.#whole.past.map(({ conversationId, entries }): { key: string; rows: Row[] } => ({
      key: conversationId,
      rows: rowsOf({ prefix: conversationId, entries, pending: [], seenSeq: 0, now: Date.now() }).map((row) =>
        row.kind === 'mine' ? { ...row, delivery: null } : row,
      ),
    })),
  );
  /** The current conversation is here from its first entry on; that one is not for customers. */
  whole = $derived.by(() => (this.#whole.entries[0]?.seq ?? 0) <= 2);
  rows = $derived.by((): Row[] => {
    const { thread } = this.#chat.timeline;
    const prefix = thread.state.conversationId ?? '';
    return withMarks(
      rowsOf({
        prefix,
        entries: this.#whole.entries,
        pending: this.#chat.pending,
        seenSeq: this.#chat.seenSeq,
        now: Date.now(),
      }),
    );
  });
  /** The turn that put the customer into the queue, while they are in it. */
  waitingKey = $derived.by(() => {
    if (this.#status !== 'waiting') return null;
    return this.rows.findLast((row) => row.kind === 'turn' && row.turn !== 'taken')?.key ?? null;
  });

  quickReplies = $derived.by((): string[] => {
    const { config, fresh, timeline } = this.#chat;
    if (config === null || !timeline.loaded || this.#chat.pending.length > 0) return [];
    if (this.#status === null || (this.ended && fresh)) return withPerson(config.quickReplies, config.humanSupport);
    const last = timeline.thread.entries.at(-1);
    const offered = this.#status === 'ai' && last?.kind === 'bot' ? last.quickReplies : [];
    return offered.length === 0 ? [] : withPerson(offered, config.humanSupport);
  });
}

const withPerson = (replies: readonly string[], humanSupport: boolean): string[] => {
  if (!humanSupport) return replies.filter((reply) => !asksForPerson(reply));
  return replies.some(asksForPerson) ? [...replies] : [...replies, texts.talkToPerson];
};
