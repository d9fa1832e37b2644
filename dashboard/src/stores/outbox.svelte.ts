import type { FilledTemplate } from '#core/contracts/message-templates.ts';
import { type Api, ApiError } from '../api/client.ts';
import type { Attached } from '../model/files.ts';
import { afterFailure, nextToSend, type OutboxItem, revive } from '../model/outgoing.ts';
import type { KeyValue } from './storage.ts';

type Options = {
  api: Pick<Api, 'command'>;
  storage: KeyValue;
  /** Whether it makes sense to try now. */
  online: () => boolean;
  now: () => number;
  newId: () => string;
  onSent: (item: OutboxItem) => void;
  onFailed: (item: OutboxItem) => void;
};

/**
 * Messages on their way. Each is kept in the browser from the moment it is sent until the server has acknowledged it,
 * under a key of its own, so that two open pages do not overwrite each other's.
 */
export class Outbox {
  items = $state.raw<OutboxItem[]>([]);
  #sending = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
    const kept = options.storage.keys().map((key) => options.storage.read<OutboxItem>(key));
    this.items = kept
      .filter((item) => item !== null)
      .map(revive)
      .sort((a, b) => a.at - b.at);
  }

  of(conversationId: string): OutboxItem[] {
    return this.items.filter((item) => item.conversationId === conversationId);
  }

  /** How many the server has not acknowledged. */
  get waiting(): number {
    return this.items.filter((item) => item.state === 'queued' || item.state === 'sending').length;
  }

  add(conversationId: string, text: string, template?: FilledTemplate, files: readonly Attached[] = []): void {
    const clientMessageId = this.#options.newId();
    const at = this.#options.now();
    const carried = { ...(template && { template }), ...(files.length > 0 && { files }) };
    const said = { conversationId, clientMessageId, text, ...carried };
    this.#put({ ...said, at, state: 'queued', attempts: 0, notBefore: 0, error: null });
    void this.flush();
  }

  retry(clientMessageId: string): void {
    const item = this.#find(clientMessageId);
    if (item?.state === 'failed') this.#put({ ...item, state: 'queued', notBefore: 0, error: null });
    void this.flush();
  }

  /** Takes a message back and returns what was in it. */
  discard(clientMessageId: string): Pick<OutboxItem, 'text' | 'template' | 'files'> {
    const { text, template, files }: Pick<OutboxItem, 'text' | 'template' | 'files'> = this.#find(clientMessageId) ?? {
      text: '',
    };
    this.#drop(clientMessageId);
    return { text, ...(template && { template }), ...(files && { files }) };
  }

  /** The timeline has these now. */
  recorded(ids: ReadonlySet<string>): void {
    for (const item of this.items) if (ids.has(item.clientMessageId)) this.#drop(item.clientMessageId);
  }

  /** The connection is back: what waited for its next try goes now. */
  hurry(): void {
    this.items = this.items.map((item) => (item.state === 'queued' ? { ...item, notBefore: 0 } : item));
    void this.flush();
  }

  async flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (;;) {
        const item = this.#options.online() ? nextToSend(this.items, this.#options.now()) : null;
        if (!item) break;
        await this.#send(item);
      }
    } finally {
      this.#sending = false;
    }
    this.#wakeLater();
  }

  async #send(item: OutboxItem): Promise<void> {
    const { conversationId, clientMessageId, text, template, files } = item;
    const ids = files?.map(({ id }) => id);
    const said = { text, ...(template && { template }), ...(ids && { files: ids }) };
    this.#put({ ...item, state: 'sending' });
    try {
      await this.#options.api.command(conversationId, { type: 'agentWrote', ...said, clientMessageId });
      const sent: OutboxItem = { ...item, state: 'sent' };
      if (this.#find(clientMessageId)) this.#put(sent);
      this.#options.onSent(sent);
    } catch (error) {
      const { code, retryable } = error instanceof ApiError ? error : new ApiError('unknown', true);
      // A session that ended is no fault of the message: it goes out after the next login.
      const failed = afterFailure(item, code, retryable || code === 'unauthenticated', this.#options.now());
      this.#put(failed);
      if (failed.state === 'failed') this.#options.onFailed(failed);
    }
  }

  #wakeLater(): void {
    if (this.#timer) clearTimeout(this.#timer);
    const times = this.items.filter((item) => item.state === 'queued').map((item) => item.notBefore);
    if (times.length === 0) return;
    const delay = Math.max(250, Math.min(...times) - this.#options.now());
    this.#timer = setTimeout(() => void this.flush(), delay);
  }

  #find(clientMessageId: string): OutboxItem | undefined {
    return this.items.find((item) => item.clientMessageId === clientMessageId);
  }

  #put(item: OutboxItem): void {
    const known = this.items.some((other) => other.clientMessageId === item.clientMessageId);
    this.items = known
      ? this.items.map((other) => (other.clientMessageId === item.clientMessageId ? item : other))
      : [...this.items, item];
    if (item.state === 'sent') this.#options.storage.remove(item.clientMessageId);
    else this.#options.storage.write(item.clientMessageId, item);
  }

  #drop(clientMessageId: string): void {
    this.items = this.items.filter((item) => item.clientMessageId !== clientMessageId);
    this.#options.storage.remove(clientMessageId);
  }
}
