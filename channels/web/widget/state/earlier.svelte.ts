import type { VisitorEarlier, VisitorPlace } from '#core/contracts/http.ts';
import { type Group, oldest, prepend } from '../model/earlier.ts';
import type { Thread } from '../model/thread.ts';

export type EarlierDeps = { fetch: (place: VisitorPlace) => Promise<VisitorEarlier>; thread: () => Thread };

/** What was said before the page holds it: fetched page by page when the customer goes back that far. */
export class Earlier {
  groups = $state.raw<readonly Group[]>([]);
  status = $state.raw<'idle' | 'loading' | 'failed' | 'complete'>('idle');
  #next: VisitorPlace | null = null;
  #deps: EarlierDeps;

  constructor(deps: EarlierDeps) {
    this.#deps = deps;
  }

  /** One page more that has something to show, if there is one. */
  async load(): Promise<void> {
    if (this.status === 'loading' || this.status === 'complete') return;
    let place = this.#next ?? oldest(this.#deps.thread());
    if (place === null) return;
    this.status = 'loading';
    try {
      for (let shown = false; place !== null && !shown; ) {
        const { entries, next }: VisitorEarlier = await this.#deps.fetch(place);
        this.groups = prepend({ conversationId: place.conversationId, entries }, this.groups);
        shown = entries.length > 0;
        this.#next = place = next;
      }
      this.status = place === null ? 'complete' : 'idle';
    } catch {
      this.status = 'failed';
    }
  }

  /** The conversation began on this page, and it is the customer's first. */
  nothing(): void {
    this.status = 'complete';
  }
}
