import { untrack } from 'svelte';
import type { AuditEntry, AuditFilter } from '../api/audit.ts';
import type { Api } from '../api/client.ts';

/** The record of deeds as an admin reads it: page by page, the newest first. */
export class Audit {
  items = $state.raw<AuditEntry[] | null>(null);
  next = $state<string | null>(null);
  failed = $state(false);
  busy = $state(false);
  /** What the channels are called that deeds were done to, by id. */
  channels = $state.raw<ReadonlyMap<string, string>>(new Map());
  #filter: AuditFilter = {};
  #asked = 0;
  readonly #api: Pick<Api, 'audit' | 'channels'>;

  constructor(api: Pick<Api, 'audit' | 'channels'>) {
    this.#api = api;
  }

  /** From the start, narrowed by this. */
  show(filter: AuditFilter): void {
    this.#filter = filter;
    this.items = null;
    this.next = null;
    void this.#load(null);
    untrack(() => void this.#loadNames());
  }

  again(): Promise<void> {
    return this.#load(null);
  }

  more(): Promise<void> {
    return this.#load(this.next);
  }

  /** What was asked for first may be answered last. */
  async #load(before: string | null): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    this.busy = true;
    this.failed = false;
    try {
      const page = await this.#api.audit.list(this.#filter, before);
      if (mine !== this.#asked) return;
      this.items = before === null ? page.items : [...(this.items ?? []), ...page.items];
      this.next = page.next;
    } catch {
      if (mine === this.#asked) this.failed = true;
    } finally {
      if (mine === this.#asked) this.busy = false;
    }
  }

  /** Without them a channel goes by its kind of thing. */
  async #loadNames(): Promise<void> {
    if (this.channels.size > 0) return;
    const accounts = await this.#api.channels.list().catch(() => []);
    this.channels = new Map(accounts.map(({ id, name }) => [id, name]));
  }
}
