import { SvelteMap } from 'svelte/reactivity';
import type { KeyValue } from './storage.ts';

export type Mode = 'reply' | 'note';
type Draft = { reply: string; note: string };
const EMPTY: Draft = { reply: '', note: '' };

/** What was typed and not sent, per conversation and mode, kept in the browser with every stroke. */
export class Drafts {
  readonly #drafts = new SvelteMap<string, Draft>();
  readonly #storage: KeyValue;

  constructor(storage: KeyValue) {
    this.#storage = storage;
    for (const id of storage.keys()) {
      const draft = storage.read<Draft>(id);
      if (draft) this.#drafts.set(id, { ...EMPTY, ...draft });
    }
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
}
