import type { Session } from '#core/contracts/http.ts';
import { PROTOCOL_VERSION, REALTIME_PATH, VISITOR_NAMESPACE } from '#core/contracts/protocol.ts';
import type { Ack, ServerToVisitor, VisitorToServer } from '#core/contracts/realtime.ts';
import type { ErrorCode } from '#core/domain/errors.ts';
import { RequestError } from '../transport/http.ts';
import type { Link } from '../transport/link.ts';
import type { VisitorSession } from '../transport/session.ts';

/** Trying again does not help against these. */
const FINAL = new Set<ErrorCode>(['protocol_version', 'site_not_allowed', 'not_found']);
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 20_000;

export type ConnectionHandlers = {
  onSession: (session: Session) => void;
  onMessage: (message: ServerToVisitor) => void;
  onUp: () => void;
};

/** From the first session to the last reconnect; whoever uses it only sees whether it is live. */
export class Connection {
  status = $state.raw<'connecting' | 'live' | 'down'>('connecting');
  online = $state.raw(navigator.onLine);
  blocked = $state.raw<ErrorCode | null>(null);

  #session: VisitorSession;
  #handlers: ConnectionHandlers;
  #link: Link | null = null;
  #attempts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(session: VisitorSession, handlers: ConnectionHandlers) {
    this.#session = session;
    this.#handlers = handlers;
    addEventListener('offline', () => {
      this.online = false;
    });
    addEventListener('online', () => {
      this.online = true;
      if (this.status !== 'live') void this.start();
    });
  }

  /** Gets a token and connects; the same way back in after the server has refused. */
  async start(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      this.#handlers.onSession(await this.#session.renew());
      if (this.#link === null) this.#link = await this.#open();
      else this.#link.retry();
    } catch (error) {
      this.#refused(error instanceof RequestError ? error.code : 'unavailable');
    }
  }

  ask(message: VisitorToServer): Promise<Ack> {
    return this.#link === null ? Promise.reject(new RequestError('unavailable')) : this.#link.ask(message);
  }

  tell(message: VisitorToServer): boolean {
    return this.#link?.tell(message) ?? false;
  }

  block(code: ErrorCode): void {
    this.blocked = code;
    this.status = 'down';
  }

  async #open(): Promise<Link> {
    const { connect } = await import('../transport/link.ts');
    const hello = () => ({ protocol: PROTOCOL_VERSION, token: this.#session.token(), language: navigator.language });
    return connect(
      { namespace: VISITOR_NAMESPACE, path: REALTIME_PATH, hello },
      {
        onMessage: this.#handlers.onMessage,
        onUp: () => {
          this.#attempts = 0;
          this.status = 'live';
          this.#handlers.onUp();
        },
        onDown: () => {
          this.status = 'down';
        },
        onRefused: (code) => this.#refused(code),
      },
    );
  }

  #refused(code: ErrorCode): void {
    if (FINAL.has(code)) {
      this.block(code);
      return;
    }
    this.status = 'down';
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#attempts);
    this.#attempts += 1;
    clearTimeout(this.#timer);
    // Spread out, so that a restarted server is not met by everybody at once.
    this.#timer = setTimeout(() => void this.start(), longest * (0.5 + Math.random() / 2));
  }
}
