import { SvelteMap } from 'svelte/reactivity';
import type { ListCounts, ListView } from '#core/contracts/conversation.ts';
import { COUNTED } from '#core/contracts/counted.ts';
import type { Api } from '../api/client.ts';
import {
  arrange,
  asksMe,
  belongs,
  type CountedView,
  type ListItem,
  newer,
  type Order,
  pagesOrder,
  placeOf,
  type Row,
  recount,
  sameCounts,
  withinLoaded,
} from '../model/listing.ts';
import { holds, isUnknown, keyOf, type PageState, type Pages } from '../model/pages.ts';
import type { Entry } from '../model/timeline.ts';
import type { KeyValue } from './storage.ts';

const PAGE = 100;
const RECOUNT_AFTER = 800;

/** The list: rows that pages brought and events keep true, shown through a view, a bot and a search. */
export class List {
  view = $state<ListView>('all');
  botId = $state<string | null>(null);
  search = $state('');
  order = $state<Order>('queue');
  counts = $state.raw<ListCounts>({ all: 0, waiting: 0, mine: 0 });
  readonly rows = new SvelteMap<string, Row>();
  /** All of the present order. */
  readonly #pages = new SvelteMap<string, Pages>();
  #found = $state.raw<ReadonlySet<string>>(new Set());
  /** How often events have changed the counts: an answer that was under way meanwhile is out of date. */
  #changes = 0;
  #recounting: ReturnType<typeof setTimeout> | null = null;
  readonly #api: Pick<Api, 'list'>;
  readonly #me: string;
  readonly #memory: KeyValue | null;

  readonly items: ListItem[] = $derived.by(() =>
    arrange(this.#shown(), this.view, this.#me, this.search !== '', this.order),
  );

  constructor(api: Pick<Api, 'list'>, me: string, memory: KeyValue | null = null) {
    this.#api = api;
    this.#me = me;
    this.#memory = memory;
    this.order = memory?.read<Order>('order') ?? 'queue';
  }

  /** What is loaded ends elsewhere in another order, so pages begin anew; rows that are there stay until theirs come. */
  orderBy(order: Order): void {
    if (order === this.order) return;
    this.order = order;
    this.#pages.clear();
    this.#memory?.write('order', order);
  }

  /** Leaves nothing hidden: every bot, no search, open or ended ones as asked. */
  showAll(view: ListView = 'all'): void {
    this.botId = null;
    this.search = '';
    this.view = view;
  }

  get page(): PageState {
    return this.#pages.get(this.#key(this.view)) ?? { next: null, state: 'loading' };
  }

  get orderedRows(): Row[] {
    return this.items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));
  }

  /** How many a view holds. For one bot they are counted here; `more`: the server has further ones. Null: not known. */
  tally(view: CountedView): { count: number; more: boolean } | null {
    const { botId } = this;
    if (botId === null) {
      const count = this.counts[view];
      return { count: Math.min(count, COUNTED - 1), more: count >= COUNTED };
    }
    const page = this.#pages.get(keyOf(view, botId, ''));
    if (page === undefined || (page.state !== 'loaded' && page.next === null)) return null;
    let count = 0;
    for (const row of this.rows.values()) if (row.botId === botId && belongs(row, view, this.#me)) count += 1;
    return { count, more: page.next !== null };
  }

  /** Loads what the present view, bot and search need, unless it is there. */
  async show(): Promise<void> {
    const { view, botId } = this;
    this.#found = new Set();
    if (this.search !== '') {
      await Promise.all(this.#searched().map((searched) => this.#load(searched, null)));
      return;
    }
    // People who wait and one's own chats may lie beyond the first page of all; the tabs count them for a chosen bot.
    const views = new Set<ListView>(view === 'all' || botId !== null ? ['all', 'waiting', 'mine', view] : [view]);
    const missing = [...views].filter((wanted) => this.#pages.get(this.#key(wanted))?.state !== 'loaded');
    await Promise.all(missing.map((wanted) => this.#load(wanted, null)));
  }

  /** The next page; of everything also the next of those who wait, who stand in front. */
  async more(): Promise<void> {
    const views: ListView[] = this.view === 'all' && this.search === '' ? ['all', 'waiting'] : [this.view];
    await Promise.all(
      views.map(async (view) => {
        const page = this.#pages.get(this.#key(view));
        if (page?.state === 'loaded' && page.next !== null) await this.#load(view, page.next);
      }),
    );
  }

  /** After a broken connection: what the server has now replaces what we had. */
  async resync(): Promise<void> {
    const before = new Map(this.rows);
    const closed = keyOf('closed', null, '');
    const kept = this.#pages.get(closed);
    this.#pages.clear();
    if (kept && this.view !== 'closed') this.#pages.set(closed, kept);
    const arrived = new Set<string>();
    const views: ListView[] = ['all', 'waiting', 'mine', ...(this.view === 'closed' ? (['closed'] as const) : [])];
    await Promise.all(views.map((view) => this.#load(view, null, arrived)));
    if (views.some((view) => this.#pages.get(this.#key(view))?.state !== 'loaded')) return;
    for (const [id, row] of before)
      if (!arrived.has(id) && this.rows.get(id) === row && row.endedAt === null) this.rows.delete(id);
  }

  receive(row: Row, entries: readonly Entry[]): void {
    const before = this.rows.get(row.id);
    if (!newer(before, row)) return;
    const all = this.#pages.get(keyOf('all', null, ''));
    const isNew = before === undefined && (all?.next === null || entries.some((entry) => entry.type === 'opened'));
    if (before || isNew) this.#count(before ?? null, row);
    else this.#recountSoon();
    const recent = this.order === 'queue' && withinLoaded(row, placeOf(all?.next ?? null, 'newest'), 'newest');
    if (before || recent || this.#within(row) || asksMe(row, this.#me)) this.rows.set(row.id, row);
  }

  gone(conversationId: string): void {
    const before = this.rows.get(conversationId);
    if (!before) return;
    this.#count(before, null);
    this.rows.delete(conversationId);
  }

  named(contactId: string, customerName: string): void {
    for (const row of this.rows.values())
      if (row.contactId === contactId) this.rows.set(row.id, { ...row, customerName });
  }

  neighbour(conversationId: string | null, step: 1 | -1): Row | null {
    const rows = this.orderedRows;
    const at = rows.findIndex((row) => row.id === conversationId);
    if (at === -1) return rows[0] ?? null;
    return rows[at + step] ?? null;
  }

  #count(before: Row | null, after: Row | null): void {
    const counts = recount(this.counts, before, after, this.#me);
    if (sameCounts(counts, this.counts)) return;
    this.counts = counts;
    this.#changes += 1;
  }

  #key(view: ListView): string {
    return keyOf(view, this.botId, this.search);
  }

  /** Whether a row lies within pages that are loaded, of whichever view. */
  #within(row: Row): boolean {
    for (const pages of this.#pages.values()) if (holds(pages, row, this.#me, this.order)) return true;
    return false;
  }

  /** Without gaps: what lies behind the end of the loaded pages waits for its own page. */
  *#withoutGaps(): Generator<Row> {
    const unknown = (view: ListView): boolean => isUnknown(this.#pages.get(this.#key(view)));
    const due = this.order === 'due';
    const whole = this.view === 'closed' || !due || unknown(this.view);
    const wholeLine = this.view === 'closed' || unknown(due ? this.view : 'waiting');
    for (const row of this.rows.values()) {
      const shown = row.status === 'waiting' ? wholeLine : whole;
      if (shown || asksMe(row, this.#me) || this.#within(row)) yield row;
    }
  }

  /** A search looks through what has ended too, unless a narrower view is chosen. */
  #searched(): ListView[] {
    return this.view === 'all' ? ['all', 'closed'] : [this.view];
  }

  *#shown(): Generator<Row> {
    const rows = this.search === '' ? this.#withoutGaps() : this.rows.values();
    for (const row of rows) {
      if (this.botId !== null && row.botId !== this.botId) continue;
      if (this.search === '' || this.#found.has(row.id)) yield row;
    }
  }

  async #load(view: ListView, before: string | null, arrived = new Set<string>()): Promise<void> {
    const key = this.#key(view);
    const { botId, search } = this;
    const order = this.order;
    const changes = this.#changes;
    const asked = search === '' ? pagesOrder(view, order) : 'newest';
    const pages = { view, botId, search, next: before, end: placeOf(before, asked) };
    this.#pages.set(key, { ...pages, state: 'loading' });
    try {
      const page = await this.#api.list({ view, order: asked, botId, search, before, limit: PAGE });
      for (const row of page.rows) {
        arrived.add(row.id);
        if (newer(this.rows.get(row.id), row)) this.rows.set(row.id, row);
      }
      this.counts = page.counts;
      if (changes !== this.#changes) this.#recountSoon();
      if (order === this.order)
        this.#pages.set(key, { ...pages, next: page.next, end: placeOf(page.next, asked), state: 'loaded' });
      if (search !== '' && search === this.search)
        this.#found = new Set([...this.#found, ...page.rows.map((row) => row.id)]);
    } catch {
      if (order === this.order) this.#pages.set(key, { ...pages, state: 'failed' });
    }
  }

  #recountSoon(): void {
    this.#recounting ??= setTimeout(() => {
      this.#recounting = null;
      const changes = this.#changes;
      const request = { view: 'all', order: 'newest', botId: null, search: '', before: null, limit: 1 } as const;
      this.#api.list(request).then(
        (page) => {
          this.counts = page.counts;
          if (changes !== this.#changes) this.#recountSoon();
        },
        () => undefined,
      );
    }, RECOUNT_AFTER);
  }
}
