import { createContext } from 'svelte';
import type { Me } from '#core/contracts/http.ts';
import type { ServerToAgent } from '#core/contracts/realtime.ts';
import { recordedIds } from '../model/timeline.ts';
import { createAlerts } from './alerts.ts';
import { Attachments } from './attachments.svelte.ts';
import { Attention } from './attention.svelte.ts';
import { Commands } from './commands.svelte.ts';
import { Connection } from './connection.svelte.ts';
import { Drafts } from './drafts.svelte.ts';
import { List } from './list.svelte.ts';
import { Outbox } from './outbox.svelte.ts';
import type { Page } from './page.ts';
import { Persons } from './person.svelte.ts';
import { createStorage } from './storage.ts';
import { Suggestions } from './suggestions.svelte.ts';
import { Surface } from './surface.svelte.ts';
import { Team } from './team.svelte.ts';
import { TemplatePickers } from './template-picker.svelte.ts';
import { Threads } from './threads.svelte.ts';
import { Unread } from './unread.svelte.ts';

const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
/** So many rows at most are asked for their unread messages after loading. */
const COUNTED_AT_ONCE = 12;

/** Everything that one signed-in agent works with; begins with the login and ends with the session. */
export class Desk {
  readonly app: Page;
  readonly me: string;
  readonly team = new Team();
  readonly attention = new Attention();
  readonly surface = new Surface();
  readonly connection: Connection;
  readonly list: List;
  readonly threads: Threads;
  readonly drafts: Drafts;
  readonly unread: Unread;
  readonly outbox: Outbox;
  readonly suggestions: Suggestions;
  readonly templatePickers: TemplatePickers;
  readonly attachments: Attachments;
  readonly commands: Commands;
  readonly persons: Persons;
  readonly alerts: ReturnType<typeof createAlerts>;
  #stops: (() => void)[] = [];

  constructor(app: Page, me: Me) {
    const { api, notices } = app;
    const storage = (part: string) => createStorage(localStorage, `baton.${part}.${me.id}.`);
    this.app = app;
    this.me = me.id;
    this.connection = new Connection({
      message: (message) => this.#receive(message),
      live: (again) => this.#live(again),
      unauthenticated: () => app.sessionEnded(),
    });
    this.list = new List(api, me.id, storage('list'));
    this.alerts = createAlerts(app);
    this.list.counts = { all: 0, waiting: 0, mine: me.active };
    this.threads = new Threads(api);
    this.drafts = new Drafts(storage('draft'));
    this.unread = new Unread(storage('unread'));
    this.suggestions = new Suggestions(api);
    this.persons = new Persons(api.contacts);
    this.templatePickers = new TemplatePickers(api);
    this.attachments = new Attachments(newId);
    this.outbox = new Outbox({
      api,
      storage: storage('outbox'),
      online: () => navigator.onLine && app.session.me !== null,
      now: () => Date.now(),
      newId,
      onSent: (item) => this.#settled(item.conversationId),
      onFailed: (item) => notices.failed(item.error === null ? null : app.failure(item.error)),
    });
    const texts = () => app.t;
    const settled = (id: string) => this.#settled(id);
    const humanSupport = (botId: string) => this.team.bot(botId)?.humanSupport === true;
    this.commands = new Commands({ api, session: app.session, notices, texts, humanSupport, settled });
  }

  async start(): Promise<void> {
    this.#stops = [this.drafts.start(), this.unread.start()];
    this.connection.open();
    const [workspace] = await Promise.all([this.app.api.workspace(), this.list.show()]);
    this.team.fill(workspace);
    void this.outbox.flush();
    void this.countUnread();
  }

  /** Places of the own limit that are taken now: chats in charge of, and offers that wait for an answer. */
  get load(): number {
    const offers = [...this.list.rows.values()].filter((row) => row.offer?.agentId === this.me).length;
    return this.list.counts.mine + offers;
  }

  /** Who is there and how busy they are, as of now. */
  async refreshTeam(): Promise<void> {
    this.team.fill(await this.app.api.workspace());
  }

  /** Asks first what becomes of open chats. */
  logout(): void {
    if (this.list.counts.mine > 0) {
      this.surface.dialog = 'logout';
      return;
    }
    const { app, outbox } = this;
    if (outbox.waiting > 0) app.notices.done(app.t.rail.unsent(outbox.waiting));
    void app.logout('keep').catch((error: unknown) => app.notices.failed(error));
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.connection.close();
  }

  /** Fetches the number of unread messages where a person is expected to act. */
  async countUnread(): Promise<void> {
    const rows = [...this.list.rows.values()].filter((row) => row.status === 'waiting' || row.agentId === this.me);
    for (const row of rows.sort((a, b) => b.lastActivityAt - a.lastActivityAt).slice(0, COUNTED_AT_ONCE)) {
      const after = this.unread.uncountedAfter(row);
      if (after === null) continue;
      const page = await this.app.api.timelineAfter(row.id, after, 200).catch(() => null);
      if (page) this.unread.add(row.id, page.entries);
    }
  }

  /** The agent has the end of this thread before their eyes. */
  looked(conversationId: string, seq: number): void {
    if (seq > 0 && this.unread.look(conversationId, seq)) this.connection.send({ type: 'seen', conversationId, seq });
  }

  #live(again: boolean): void {
    this.outbox.hurry();
    const conversationId = this.threads.current?.id ?? null;
    this.connection.send({ type: 'looking', conversationId });
    if (!again) return;
    this.attention.forget();
    const { api, session } = this.app;
    void Promise.all([this.list.resync(), this.threads.resync(), session.load(), api.workspace()]).then(
      ([, , , workspace]) => {
        this.team.fill(workspace);
        void this.countUnread();
      },
      () => undefined,
    );
  }

  /** While the socket is down nobody tells us what a command did. */
  #settled(conversationId: string): void {
    if (this.connection.health === 'live') return;
    const thread = this.threads.get(conversationId);
    if (!thread) return;
    void Promise.all([thread.sync(), thread.refreshDetail()]).then(
      () => {
        this.outbox.recorded(recordedIds(thread.entries));
        if (thread.row) this.list.receive(thread.row, []);
      },
      () => undefined,
    );
  }

  #receive(message: ServerToAgent): void {
    switch (message.type) {
      case 'conversation': {
        const { row, entries } = message;
        this.list.receive(row, entries);
        this.threads.get(row.id)?.receive(row, entries);
        this.commands.undos.changed(row);
        this.outbox.recorded(recordedIds(entries));
        this.unread.add(row.id, entries);
        this.alerts.heard(row, entries);
        if (entries.some((entry) => entry.type.endsWith('Message'))) this.attention.wrote(row.id);
        break;
      }
      case 'gone':
        this.list.gone(message.conversationId);
        this.threads.get(message.conversationId)?.gone();
        break;
      case 'named':
        this.list.named(message.contactId, message.customerName);
        this.threads.named(message.contactId, message.customerName);
        break;
      case 'person':
        if (this.persons.changed(message.contactIds)) void this.threads.current?.refreshDetail().catch(() => undefined);
        break;
      case 'receipt':
        this.threads.get(message.conversationId)?.receipt(message.receivedSeq, message.seenSeq);
        break;
      case 'delivery':
        this.threads.get(message.conversationId)?.delivered(message.delivery);
        break;
      case 'file':
        void this.threads.get(message.conversationId)?.files.refresh();
        break;
      case 'typing':
        this.attention.typing(message, this.app.clock.now);
        break;
      case 'looking':
        this.attention.looking(message);
        break;
      case 'presence':
        this.team.presence(message);
        this.app.session.presence(message);
        break;
      case 'suggestion':
        this.suggestions.arrived(message);
        break;
      case 'ready':
        break;
    }
  }
}

export const [useDesk, provideDesk] = createContext<Desk>();
