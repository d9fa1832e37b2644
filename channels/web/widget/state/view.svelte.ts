import { texts } from '../texts/texts.ts';
import type { Chat } from './chat.svelte.ts';

/** Who answers, as the header shows it. */
export class View {
  #chat: Chat;
  constructor(chat: Chat) {
    this.#chat = chat;
  }

  /** Null also between an ended conversation and the next one. */
  status = $derived.by(() => {
    const { fresh, pending, timeline } = this.#chat;
    const { status } = timeline.thread.state;
    return status === 'ended' && (fresh || pending.length > 0) ? null : status;
  });
  agentName = $derived.by(() => this.#chat.timeline.thread.state.agentName ?? texts.someone);
  botName = $derived.by(() => this.#chat.config?.botName ?? '');
  /** Nothing goes on: no conversation yet, or one that has ended. */
  idle = $derived(this.status === null || this.status === 'ended');
}
