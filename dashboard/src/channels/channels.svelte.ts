import type { ChannelSession } from '#core/contracts/channel-sessions.ts';
import type { ChannelAccountView, ChannelKind } from '#core/contracts/channels.ts';
import type { Api } from '../api/client.ts';

/** Between two looks at all channels, and at the pairing of the one on the screen. Milliseconds. */
const ALL_EVERY = 4_000;
const SESSION_EVERY = 1_000;

/** The channels as an admin has them on the screen. A pairing code is held for as long as it is shown. */
export class Channels {
  kinds = $state.raw<ChannelKind[]>([]);
  accounts = $state.raw<ChannelAccountView[] | null>(null);
  session = $state.raw<ChannelSession | null>(null);
  failed = $state(false);
  readonly #api: Api['channels'];

  constructor(api: Api['channels']) {
    this.#api = api;
  }

  kindOf(account: ChannelAccountView): ChannelKind | undefined {
    return this.kinds.find(({ kind }) => kind === account.kind);
  }

  async load(): Promise<void> {
    try {
      if (this.kinds.length === 0) this.kinds = await this.#api.kinds();
      this.accounts = await this.#api.list();
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  /** Keeps the list as it is; gives what ends it. */
  follow(): () => void {
    return again(ALL_EVERY, () => this.load());
  }

  /** Keeps the pairing of one account as it is at the moment; gives what ends it. */
  followSession(id: string): () => void {
    this.session = null;
    let isOver = false;
    const end = again(SESSION_EVERY, async () => {
      const session = await this.#api.session(id).catch(() => null);
      if (isOver || !session) return;
      const isNews = session.state !== this.session?.state;
      this.session = session;
      if (isNews) await this.load();
    });
    return () => {
      isOver = true;
      this.session = null;
      end();
    };
  }
}

/** Now and from time to time, while somebody looks at the page. */
const again = (every: number, what: () => Promise<void>): (() => void) => {
  let [isOver, timer] = [false, undefined as ReturnType<typeof setTimeout> | undefined];
  const run = async (): Promise<void> => {
    if (!document.hidden) await what();
    if (!isOver) timer = setTimeout(run, every);
  };
  void run();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
};
