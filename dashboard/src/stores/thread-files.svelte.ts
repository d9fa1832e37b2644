import type { FileState } from '#core/contracts/files.ts';
import type { Api } from '../api/client.ts';
import { mergeStates, type States } from '../model/files.ts';

/** How the files of a thread are, and where they can be opened. Asked for anew when something is known of one, or an address ends. */
export class ThreadFiles {
  states = $state.raw<States>(new Map());
  readonly #id: string;
  readonly #api: Pick<Api, 'files'>;
  readonly #asked = new Set<string>();
  #asking: Promise<void> | null = null;
  #again = false;

  constructor(id: string, api: Pick<Api, 'files'>) {
    this.#id = id;
    this.#api = api;
  }

  /** Until when every address is surely good. */
  get goodUntil(): number {
    return Math.min(...[...this.states.values()].map(({ address }) => address?.expiresAt ?? Number.POSITIVE_INFINITY));
  }

  fill(files: readonly FileState[]): void {
    this.states = mergeStates(this.states, files, Date.now());
  }

  refresh(): Promise<void> {
    this.#again = this.#asking !== null;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
      if (this.#again) void this.refresh();
    });
    return this.#asking;
  }

  /** Files that are shown: who is not known is asked for, once. */
  need(ids: readonly string[]): void {
    const unknown = ids.filter((id) => !this.states.has(id) && !this.#asked.has(id));
    if (unknown.length === 0) return;
    for (const id of unknown) this.#asked.add(id);
    void this.refresh();
  }

  async #ask(): Promise<void> {
    try {
      this.fill((await this.#api.files(this.#id)).files);
    } catch {
      // The next look at the thread asks again.
    }
  }
}
