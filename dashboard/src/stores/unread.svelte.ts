import { SvelteMap } from 'svelte/reactivity';
import type { Row } from '../model/listing.ts';
import type { Entry } from '../model/timeline.ts';
import { counted, looked, type Mark } from '../model/unread.ts';
import type { KeyValue } from './storage.ts';

const KEPT = 500;

/** How many of the customer's messages came since this agent last looked, in this browser. */
export class Unread {
  readonly #marks = new SvelteMap<string, Mark>();
  readonly #storage: KeyValue;

  constructor(storage: KeyValue) {
    this.#storage = storage;
    this.#read();
  }

  /** What was looked at in another page of this browser is read here too. */
  start(): () => void {
    return this.#storage.watch(() => this.#read());
  }

  count(conversationId: string): number {
    return this.#marks.get(conversationId)?.count ?? 0;
  }

  /** True when there was something new to see. */
  look(conversationId: string, seq: number): boolean {
    return this.#put(conversationId, looked(this.#marks.get(conversationId), seq));
  }

  add(conversationId: string, entries: readonly Entry[]): void {
    this.#put(conversationId, counted(this.#marks.get(conversationId), entries));
  }

  /** From which seq on the entries of a row are not counted yet; null when all are. */
  uncountedAfter(row: Row): number | null {
    const mark = this.#marks.get(row.id);
    const from = Math.max(mark?.seen ?? 0, mark?.counted ?? 0);
    return row.last !== null && row.last.seq > from ? from : null;
  }

  #read(): void {
    for (const [id, mark] of this.#storage.read<[string, Mark][]>('marks') ?? []) {
      const known = this.#marks.get(id);
      if (!known || mark.seen > known.seen || mark.counted > known.counted) this.#marks.set(id, mark);
    }
  }

  #put(conversationId: string, mark: Mark): boolean {
    if (this.#marks.get(conversationId) === mark) return false;
    this.#marks.delete(conversationId);
    this.#marks.set(conversationId, mark);
    this.#storage.write('marks', [...this.#marks].slice(-KEPT));
    return true;
  }
}
