import type { ConversationDetail } from '#core/contracts/conversation.ts';
import type { DeliveryDecision, DeliveryState } from '#core/contracts/delivery.ts';
import type { Api, FailureCode } from '../api/client.ts';
import { codeOf } from '../api/client.ts';
import type { Receipts } from '../model/blocks.ts';
import { evolveDetail } from '../model/detail.ts';
import { newer, type Row } from '../model/listing.ts';
import { type Entry, lastSeq, leavesGap, merge } from '../model/timeline.ts';
import { ThreadFiles } from './thread-files.svelte.ts';

const PAGE = 60;

export type ThreadApi = Pick<
  Api,
  'decideDelivery' | 'detail' | 'files' | 'timelineLatest' | 'timelineAfter' | 'timelineBefore'
>;

/** One conversation as it is open on the screen: its row, its detail and a gapless stretch of its timeline. */
export class Thread {
  readonly id: string;
  row = $state.raw<Row | null>(null);
  detail = $state.raw<ConversationDetail | null>(null);
  entries = $state.raw<readonly Entry[]>([]);
  receipts = $state.raw<Receipts>({ receivedSeq: 0, seenSeq: 0 });
  /** How far each message has got on a platform, by seq. */
  deliveries = $state.raw<ReadonlyMap<number, DeliveryState>>(new Map());
  /** Earlier entries are left on the server. */
  more = $state(false);
  state = $state<'loading' | 'loaded' | 'failed'>('loading');
  failure = $state<FailureCode | null>(null);
  loadingOlder = $state(false);
  #detailSeq = 0;
  #missed = false;
  #syncing: Promise<void> | null = null;
  readonly files: ThreadFiles;
  readonly #api: ThreadApi;

  constructor(id: string, row: Row | null, api: ThreadApi) {
    this.id = id;
    this.row = row;
    this.#api = api;
    this.files = new ThreadFiles(id, api);
  }

  async load(): Promise<void> {
    this.state = 'loading';
    this.failure = null;
    try {
      const [, page] = await Promise.all([this.refreshDetail(), this.#api.timelineLatest(this.id, PAGE)]);
      this.entries = merge(this.entries, page.entries);
      this.more = page.more;
      this.state = 'loaded';
      if (this.#missed) await this.sync();
    } catch (error) {
      this.failure = codeOf(error);
      this.state = 'failed';
    }
  }

  /** It left the viewer's sight: what is on the screen is out of date, and nothing can be done with it. */
  gone(): void {
    this.state = 'failed';
    this.failure = 'not_found';
  }

  /** Brings it up to date, or finds that it is out of sight. */
  async resync(): Promise<void> {
    if (this.state === 'failed') return this.load();
    if (this.state !== 'loaded') return;
    await Promise.all([this.sync(), this.refreshDetail()]).catch((error: unknown) => {
      if (codeOf(error) !== 'not_found') throw error;
      this.gone();
    });
  }

  /** The detail anew, for what no entry tells: the router's latest reasons, earlier conversations. */
  async refreshDetail(): Promise<void> {
    const detail = await this.#api.detail(this.id);
    if (this.detail && detail.row.seq < this.#detailSeq) return;
    this.detail = detail;
    this.#detailSeq = detail.row.seq;
    if (newer(this.row ?? undefined, detail.row)) this.row = detail.row;
    this.receipt(detail.customerReceivedSeq, detail.customerSeenSeq);
    this.files.fill(detail.files);
    this.deliveries = new Map(detail.deliveries.map((delivery) => [delivery.seq, delivery]));
  }

  /** Fetches everything after the last known entry. */
  sync(): Promise<void> {
    this.#syncing ??= this.#sync().finally(() => {
      this.#syncing = null;
    });
    return this.#syncing;
  }

  async older(): Promise<void> {
    const first = this.entries[0]?.seq;
    if (!this.more || this.loadingOlder || first === undefined) return;
    this.loadingOlder = true;
    try {
      const page = await this.#api.timelineBefore(this.id, first, PAGE);
      this.entries = merge(this.entries, page.entries);
      this.more = page.more;
    } finally {
      this.loadingOlder = false;
    }
  }

  receive(row: Row, entries: readonly Entry[]): void {
    const { status } = this.row ?? row;
    if (newer(this.row ?? undefined, row)) this.row = row;
    if (this.failure === 'not_found') {
      // It is in sight again.
      void this.load();
    } else if (this.state !== 'loaded') {
      this.#missed = true;
    } else if (leavesGap(this.entries, entries)) {
      void this.sync().catch(() => undefined);
    } else {
      this.#absorb(entries);
    }
    if (row.status === 'waiting' && status !== 'waiting') void this.refreshDetail().catch(() => undefined);
  }

  receipt(receivedSeq: number, seenSeq: number): void {
    const seen = Math.max(this.receipts.seenSeq, seenSeq);
    this.receipts = { seenSeq: seen, receivedSeq: Math.max(this.receipts.receivedSeq, receivedSeq, seen) };
  }

  delivered(delivery: DeliveryState): void {
    this.deliveries = new Map(this.deliveries).set(delivery.seq, delivery);
  }

  /** They say what became of a message that failed, or of which nobody knows. */
  async decide(seq: number, what: DeliveryDecision['what']): Promise<void> {
    this.delivered(await this.#api.decideDelivery(this.id, seq, what));
  }

  #absorb(entries: readonly Entry[]): void {
    this.entries = merge(this.entries, entries);
    if (!this.detail || !this.row) return;
    this.detail = evolveDetail(this.detail, this.row, entries, this.#detailSeq);
    this.#detailSeq = Math.max(this.#detailSeq, ...entries.map((entry) => entry.seq));
  }

  async #sync(): Promise<void> {
    this.#missed = false;
    for (;;) {
      const page = await this.#api.timelineAfter(this.id, lastSeq(this.entries), 200);
      this.#absorb(page.entries);
      if (!page.more || page.entries.length === 0) return;
    }
  }
}
