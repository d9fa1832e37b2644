import { type Row, rowsOf, withMarks } from '../model/rows.ts';
import { asksForPerson, texts } from '../texts/texts.ts';
import type { Chat } from './chat.svelte.ts';

/** Everything that the screen shows and that follows from the chat's state. */
export class View {
  #chat: Chat;
  constructor(chat: Chat) {
    this.#chat = chat;
  }

  status = $derived.by(() => this.#chat.timeline.thread.state.status);
  agentName = $derived.by(() => this.#chat.timeline.thread.state.agentName ?? texts.someone);
  botName = $derived.by(() => this.#chat.config?.botName ?? '');
  ended = $derived(this.status === 'ended' && this.pendingTexts === 0);

  get pendingTexts(): number {
    return this.#chat.pending.filter((item) => item.kind === 'text').length;
  }

  past = $derived.by((): Row[] =>
    this.#chat.timeline.thread.past.flatMap(({ conversationId, entries }) =>
      rowsOf({ prefix: conversationId, entries, pending: [], seenSeq: 0 }).map((row) =>
        row.kind === 'mine' ? { ...row, delivery: null } : row,
      ),
    ),
  );
  rows = $derived.by((): Row[] => {
    const { thread } = this.#chat.timeline;
    const prefix = thread.state.conversationId ?? '';
    return withMarks(
      rowsOf({ prefix, entries: thread.entries, pending: this.#chat.pending, seenSeq: this.#chat.seenSeq }),
    );
  });
  /** The turn that put the customer into the queue, while they are in it. */
  waitingKey = $derived.by(() => {
    if (this.status !== 'waiting') return null;
    return this.rows.findLast((row) => row.kind === 'turn' && row.turn !== 'taken')?.key ?? null;
  });

  quickReplies = $derived.by((): string[] => {
    const { config, fresh, timeline } = this.#chat;
    if (config === null || !timeline.loaded || this.#chat.pending.length > 0) return [];
    if (this.status === null || (this.ended && fresh)) return withPerson(config.quickReplies, config.humanSupport);
    const last = timeline.thread.entries.at(-1);
    const offered = this.status === 'ai' && last?.kind === 'bot' ? last.quickReplies : [];
    return offered.length === 0 ? [] : withPerson(offered, config.humanSupport);
  });

  /** How many messages wait for the connection. */
  queued = $derived.by(
    () => this.#chat.pending.filter(({ kind, status }) => kind === 'text' && status === 'queued').length,
  );
}

const withPerson = (replies: readonly string[], humanSupport: boolean): string[] => {
  if (!humanSupport) return replies.filter((reply) => !asksForPerson(reply));
  return replies.some(asksForPerson) ? [...replies] : [...replies, texts.talkToPerson];
};
