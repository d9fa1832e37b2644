import type { VisitorEntry } from '#core/contracts/timeline.ts';
import { wholeOf } from '../model/earlier.ts';
import { type Row, rowsOf, withMarks } from '../model/rows.ts';
import { asksForPerson, texts } from '../texts/texts.ts';
import type { Chat } from './chat.svelte.ts';
import type { Earlier } from './earlier.svelte.ts';

/** A question of the bot's that waits for a choice. */
export type Open = { key: string; entry: VisitorEntry };

/** The lines of the conversation, and what may be said next; all of it follows from the chat's state. */
export class Lines {
  #chat: Chat;
  #earlier: Earlier;
  #settled = $state.raw<string | null>(null);
  constructor(chat: Chat, earlier: Earlier) {
    this.#chat = chat;
    this.#earlier = earlier;
    this.#settled = chat.storage.get('settled');
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

  /** Where nobody can be had, and the customer has not said yet what they want instead. */
  open = $derived.by((): Open | null => {
    const { pending, timeline } = this.#chat;
    const last = timeline.thread.entries.at(-1);
    if (this.#status !== 'ai' || pending.length > 0 || !last?.unavailable) return null;
    const key = `${timeline.thread.state.conversationId}/${last.seq}`;
    return key === this.#settled ? null : { key, entry: last };
  });
  /** They go on with the bot; kept, so that a reload does not ask again. */
  settle(): void {
    this.#settled = this.open?.key ?? null;
    this.#chat.storage.set('settled', this.#settled);
  }

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
