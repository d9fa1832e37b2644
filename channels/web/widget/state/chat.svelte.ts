import type { Session, VisitorTimeline, WidgetConfig } from '#core/contracts/http.ts';
import { PROTOCOL_VERSION } from '#core/contracts/protocol.ts';
import type { QueuePlace, ServerToVisitor, VisitorState } from '#core/contracts/realtime.ts';
import type { VisitorEntry } from '#core/contracts/timeline.ts';
import { type Contact, createOutbox, messageOf, type Outbox, type OutboxItem } from '../model/outbox.ts';
import { createSender } from '../model/sender.ts';
import { asksForPerson, errorText, texts } from '../texts/texts.ts';
import { createSession, type VisitorSession } from '../transport/session.ts';
import type { Storage } from '../transport/storage.ts';
import { Connection } from './connection.svelte.ts';
import { OtherSide } from './other-side.svelte.ts';
import { Reading } from './reading.svelte.ts';
import { Timeline } from './timeline.svelte.ts';

const TYPING_EVERY = 3_000;

/** The customer's side of one channel: wires what is heard, what is shown and what is sent. */
export class Chat {
  config = $state.raw<WidgetConfig | null>(null);
  pending = $state.raw<readonly OutboxItem[]>([]);
  /** Up to this seq the team has seen the customer's messages. */
  seenSeq = $state.raw(0);
  /** A sentence about what went wrong last; empty when nothing did. */
  problem = $state.raw('');
  /** For screen readers: what was just said by the other side. */
  announcement = $state.raw('');
  /** The customer opened the panel themselves; it did not just come back. */
  wanted = $state.raw(false);
  /** The file of which something was known last. */
  heardOf = $state.raw<{ fileId: string } | null>(null);
  /** The customer wants a new conversation, and has not written yet. */
  fresh = $state.raw(false);

  #place = $state.raw<{ conversationId: string | null; place?: QueuePlace } | null>(null);
  /** Where the customer stands in the queue, once they were told. */
  place = $derived.by(() => {
    const { conversationId, status } = this.timeline.thread.state;
    return (status === 'waiting' && this.#place?.conversationId === conversationId && this.#place?.place) || null;
  });

  readonly other = new OtherSide();
  readonly reading: Reading;
  readonly connection: Connection;
  readonly timeline: Timeline;
  readonly storage: Storage;
  readonly session: VisitorSession;
  #outbox: Outbox;
  #sender: ReturnType<typeof createSender>;
  #conversationId: string | null = null;
  #typedAt = 0;

  constructor(channelId: string, storage: Storage) {
    this.storage = storage;
    const session = createSession(channelId, storage);
    this.session = session;
    this.#outbox = createOutbox(storage, Date.now);
    this.pending = this.#outbox.items();
    this.config = remembered(storage);
    this.connection = new Connection(session, {
      onSession: (started) => this.#started(started),
      onMessage: (message) => this.#hear(message),
      onUp: () => this.#wake(),
    });
    this.timeline = new Timeline({
      fetch: (after) => session.get<VisitorTimeline>(`timeline?after=${after}`),
      onChange: (fresh, live) => this.#grown(fresh, live),
    });
    const tell = (type: 'received' | 'seen', seq: number): boolean => this.connection.tell({ type, seq });
    this.reading = new Reading({ storage, tell }, () => this.look());
    // Another tab of this customer wrote, or was answered.
    addEventListener('storage', () => this.#refresh());
    this.#sender = createSender({
      outbox: this.#outbox,
      send: (item) => this.connection.ask(messageOf(item)),
      isLive: () => this.connection.status === 'live',
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      onChange: () => this.#refresh(),
      onAnswer: (error) => {
        this.problem = error === null ? '' : errorText(error.code);
        if (error?.code === 'unauthenticated') void this.connection.start();
      },
    });
  }

  send(text: string): void {
    const words = text.trim();
    if (words === '') return;
    if (asksForPerson(words) && this.config?.humanSupport) this.requestPerson();
    else this.add({ kind: 'text', text: words });
  }

  /** @param anyway also when nobody is there */
  requestPerson(anyway = false): void {
    const asked = this.pending.some((item) => item.kind === 'handover');
    if (!asked) this.add({ kind: 'handover', text: '', anyway });
  }

  /** Words to be answered later. */
  leave(text: string, contact: Contact, call: boolean): void {
    this.add({ kind: 'text', text, contact, call });
  }

  tryAgain(id: string): void {
    this.#outbox.again(id);
    this.#refresh();
    void this.#sender.wake();
  }

  async end(): Promise<void> {
    const ack = await this.connection.ask({ type: 'end' }).catch(() => null);
    if (!ack?.ok) this.problem = ack ? errorText(ack.error.code) : texts.failed;
  }

  typed(): void {
    const now = Date.now();
    if (now - this.#typedAt < TYPING_EVERY) return;
    this.#typedAt = now;
    this.connection.tell({ type: 'typing' });
  }

  show(open: boolean, focused: boolean): void {
    this.reading.open = open;
    this.wanted = open && focused;
    this.look();
  }

  /** The panel was opened, closed, shown or hidden. */
  look(): void {
    this.reading.update(this.timeline.thread);
  }

  /** Goes out after everything before it. */
  add(item: Omit<Parameters<Outbox['add']>[0], 'id'>): void {
    this.#outbox.add({ id: newId(), ...item });
    this.problem = '';
    this.#typedAt = 0;
    this.#refresh();
    void this.#sender.wake();
  }

  #started({ config, state }: Session): void {
    this.config = config;
    this.storage.set('config', JSON.stringify(config));
    this.timeline.at(state);
  }

  #wake(): void {
    this.#sender.hurry();
    void this.#sender.wake();
  }

  #hear(message: ServerToVisitor): void {
    if (message.type === 'entries') this.timeline.receive(message);
    else if (message.type === 'typing') this.other.types(message);
    else if (message.type === 'draft') this.other.drafts(message);
    else if (message.type === 'receipt') this.seenSeq = Math.max(this.seenSeq, message.seenSeq);
    else if (message.type === 'place') this.#place = message;
    else if (message.type === 'file') this.heardOf = message;
    else if (message.protocol !== PROTOCOL_VERSION) this.connection.block('protocol_version');
    else this.#welcomed(message.state);
  }

  /** Receipts count from here on: before, the server does not know what this side can have. */
  #welcomed(state: VisitorState): void {
    this.reading.again();
    this.#place = state;
    this.timeline.at(state);
    this.look();
  }

  #grown(fresh: readonly VisitorEntry[], live: boolean): void {
    const { state } = this.timeline.thread;
    if (state.conversationId !== this.#conversationId) {
      this.#conversationId = state.conversationId;
      this.seenSeq = 0;
      this.fresh = false;
      this.other.forget();
    }
    this.other.spoke(fresh);
    if (state.status !== 'ai') this.other.draft = null;
    // Who comes back to the queue is told their place anew.
    if (state.status !== 'waiting') this.#place = null;
    const arrived = new Set(
      fresh.flatMap(({ clientMessageId }) => (clientMessageId === null ? [] : [clientMessageId])),
    );
    if (arrived.size > 0) this.#outbox.remove(arrived);
    this.#refresh();
    if (live) this.#announce(fresh);
    this.look();
  }

  #announce(fresh: readonly VisitorEntry[]): void {
    const said = fresh
      .filter(({ text, kind, unavailable }) => text !== '' && kind !== 'customer' && !unavailable)
      .map(({ text, author, kind }) => `${kind === 'agent' ? author : (this.config?.botName ?? '')}: ${text}`);
    if (said.length > 0) this.announcement = said.join('\n');
  }

  #refresh(): void {
    this.pending = this.#outbox.items();
  }
}

/** 128 random bits. The browser's own UUIDs are for pages on https only. */
const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The look of last time, until the server answers. */
const remembered = (storage: Storage): WidgetConfig | null => {
  try {
    return JSON.parse(storage.get('config') ?? 'null');
  } catch {
    return null;
  }
};
