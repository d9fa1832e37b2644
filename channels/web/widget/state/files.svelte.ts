import type { FileState } from '#core/contracts/files.ts';
import type { VisitorSession } from '../transport/session.ts';

const AT_ONCE = 50;

/** How the files that are drawn are, and where they can be opened. */
export class Files {
  states = $state.raw<ReadonlyMap<string, FileState>>(new Map());
  readonly #session: Pick<VisitorSession, 'get'>;
  readonly #wanted = new Set<string>();

  constructor(session: Pick<VisitorSession, 'get'>) {
    this.#session = session;
  }

  need(ids: readonly string[]): void {
    const fresh = ids.filter((id) => !this.#wanted.has(id));
    for (const id of fresh) this.#wanted.add(id);
    if (fresh.length > 0) void this.ask(fresh);
  }

  /** Something is known of one, or its address has ended. */
  heard(id: string): void {
    if (this.#wanted.has(id)) void this.ask([id]);
  }

  /** A file is opened a while after it was drawn: its address may have ended. */
  renew(): void {
    const ended = [...this.states.values()].filter(({ address }) => address && address.expiresAt < Date.now());
    if (ended.length > 0) void this.ask(ended.map(({ id }) => id));
  }

  async ask(ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const some = ids.slice(from, from + AT_ONCE);
      try {
        const { files } = await this.#session.get<{ files: FileState[] }>(`files?ids=${some.join()}`);
        // What was uploaded a moment ago is not part of the conversation yet: it is asked for again with its entry.
        const found = new Set(files.map(({ id }) => id));
        for (const id of some) if (!found.has(id)) this.#wanted.delete(id);
        this.states = new Map([...this.states, ...files.map((file) => [file.id, file] as const)]);
      } catch {
        for (const id of some) if (!this.states.has(id)) this.#wanted.delete(id);
      }
    }
  }
}
