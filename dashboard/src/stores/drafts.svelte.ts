import { SvelteMap } from 'svelte/reactivity';
import type { KeyValue } from './storage.ts';

export type Mode = 'reply' | 'note';
type Draft = { reply: string; note: string };
const EMPTY: Draft = { reply: '', note: '' };

/**
 * What was typed and not sent, per conversation and mode, kept in the browser with every stroke.
 * It is the same draft in all pages of the browser, so that none clears what was typed in another.
 */
export class Drafts {
  readonly #drafts = new SvelteMap<string, Draft>();
  readonly #storage: KeyValue;

  constructor(storage: KeyValue) {
    this.#storage = storage;
    for (const id of storage.keys()) this.#read(id);
  }

  /** Follows the other pages of this browser. */
  start(): () => void {
    return this.#storage.watch((id) => this.#read(id));
  }

  get(conversationId: string, mode: Mode): string {
    return this.#drafts.get(conversationId)?.[mode] ?? '';
  }

  set(conversationId: string, mode: Mode, text: string): void {
    const draft = { ...(this.#drafts.get(conversationId) ?? EMPTY), [mode]: text };
    if (draft.reply === '' && draft.note === '') {
      this.#drafts.delete(conversationId);
      this.#storage.remove(conversationId);
    } else {
      this.#drafts.set(conversationId, draft);
      this.#storage.write(conversationId, draft);
    }
  }

  #read(conversationId: string): void {
    const draft = this.#storage.read<Draft>(conversationId);
    if (draft) this.#drafts.set(conversationId, { ...EMPTY, ...draft });
    else this.#drafts.delete(conversationId);
  }
}
