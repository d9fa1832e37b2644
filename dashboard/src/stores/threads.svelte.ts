import type { Row } from '../model/listing.ts';
import { Thread, type ThreadApi } from './thread.svelte.ts';

const KEPT = 20;

/** The open thread, and the latest ones kept warm so that going back and forth is instant. */
export class Threads {
  current = $state.raw<Thread | null>(null);
  readonly #kept = new Map<string, Thread>();
  readonly #api: ThreadApi;

  constructor(api: ThreadApi) {
    this.#api = api;
  }

  open(id: string | null, row: Row | null): void {
    if (id === (this.current?.id ?? null)) return;
    this.current = id === null ? null : this.#take(id, row);
  }

  get(id: string): Thread | undefined {
    return this.#kept.get(id);
  }

  named(contactId: string, customerName: string): void {
    for (const thread of this.#kept.values())
      if (thread.row?.contactId === contactId) thread.row = { ...thread.row, customerName };
  }

  /** After a broken connection: the open one is brought up to date, the others when they are opened. */
  async resync(): Promise<void> {
    for (const id of this.#kept.keys()) if (id !== this.current?.id) this.#kept.delete(id);
    await this.current?.resync();
  }

  #take(id: string, row: Row | null): Thread {
    const known = this.#kept.get(id);
    const thread = known ?? new Thread(id, row, this.#api);
    this.#kept.delete(id);
    this.#kept.set(id, thread);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    if (!known || known.state === 'failed') void thread.load();
    else if (known.state === 'loaded') void thread.resync().catch(() => undefined);
    return thread;
  }
}
