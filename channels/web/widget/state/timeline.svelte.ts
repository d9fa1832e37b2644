import type { VisitorState } from '#core/contracts/realtime.ts';
import type { VisitorEntry } from '#core/contracts/timeline.ts';
import { emptyThread, isBehind, type Page, receive, resume, type Thread } from '../model/thread.ts';

/** What comes live usually closes a gap by itself within this time. Milliseconds. */
const PATIENCE = 250;
const AFTER_FAILURE = 3_000;

export type TimelineDeps = {
  fetch: (after: number) => Promise<Page>;
  /** `live` is false for what was there before the page was. */
  onChange: (fresh: readonly VisitorEntry[], live: boolean) => void;
};

/** Keeps the thread whole: what the socket missed is fetched. */
export class Timeline {
  thread = $state.raw<Thread>(emptyThread);
  loaded = $state.raw(false);
  #deps: TimelineDeps;
  #fetching = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(deps: TimelineDeps) {
    this.#deps = deps;
  }

  /** The server's state alone: on connecting. */
  at(state: VisitorState): void {
    this.#become(receive(this.thread, { state, entries: [] }), false);
    this.loaded ||= !isBehind(this.thread);
    void this.#catchUp();
  }

  receive(page: Page): void {
    this.#become(receive(this.thread, page), true);
    if (isBehind(this.thread)) this.#later(PATIENCE);
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#catchUp(), ms);
  }

  async #catchUp(): Promise<void> {
    if (this.#fetching) return;
    this.#fetching = true;
    try {
      while (isBehind(this.thread)) {
        const asked = this.thread;
        const page = await this.#deps.fetch(asked.complete);
        this.#become(resume(this.thread, asked, page), this.loaded);
      }
      this.loaded = true;
    } catch {
      this.#later(AFTER_FAILURE);
    } finally {
      this.#fetching = false;
    }
  }

  #become(next: Thread, live: boolean): void {
    if (next === this.thread) return;
    const same = next.state.conversationId === this.thread.state.conversationId;
    const known = new Set(same ? this.thread.entries.map((entry) => entry.seq) : []);
    this.thread = next;
    this.#deps.onChange(
      next.entries.filter((entry) => !known.has(entry.seq)),
      live,
    );
  }
}
