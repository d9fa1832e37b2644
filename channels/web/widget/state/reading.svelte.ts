import { createReceipts } from '../model/receipts.ts';
import { calls, type Thread } from '../model/thread.ts';
import type { Storage } from '../transport/storage.ts';

type Seen = { conversationId: string | null; seq: number };

export type ReadingDeps = {
  storage: Storage;
  tell: (type: 'received' | 'seen', seq: number) => boolean;
};

/** What the customer has seen: the unread count, and the receipts for the other side. */
export class Reading {
  /** Whether the panel is open; set by the page around it. */
  open = $state.raw(false);
  #visible = $state.raw(document.visibilityState === 'visible');
  #seen = $state.raw<Seen>({ conversationId: null, seq: 0 });
  #storage: Storage;
  #receipts: ReturnType<typeof createReceipts>;

  constructor({ storage, tell }: ReadingDeps, onVisible: () => void) {
    this.#storage = storage;
    this.#receipts = createReceipts(tell);
    this.#seen = stored(storage.get('seen'));
    document.addEventListener('visibilitychange', () => {
      this.#visible = document.visibilityState === 'visible';
      onVisible();
    });
  }

  get looking(): boolean {
    return this.open && this.#visible;
  }

  update(thread: Thread): void {
    const { conversationId } = thread.state;
    const seq = thread.entries.findLast((entry) => entry.kind !== 'customer')?.seq ?? 0;
    this.#receipts.update(conversationId, seq, this.looking);
    const further = this.#seen.conversationId !== conversationId || seq > this.#seen.seq;
    if (!this.looking || !further || conversationId === null) return;
    this.#seen = { conversationId, seq };
    this.#storage.set('seen', JSON.stringify(this.#seen));
  }

  unread(thread: Thread): number {
    const from = this.#seen.conversationId === thread.state.conversationId ? this.#seen.seq : 0;
    return thread.entries.filter((entry) => entry.seq > from && calls(entry)).length;
  }

  again(): void {
    this.#receipts.forget();
  }
}

const stored = (text: string | null): Seen => {
  try {
    const value = JSON.parse(text ?? '{}');
    return { conversationId: value.conversationId ?? null, seq: Number(value.seq) || 0 };
  } catch {
    return { conversationId: null, seq: 0 };
  }
};
