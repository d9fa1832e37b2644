import { io, type Socket } from 'socket.io-client';
import { AGENT_NAMESPACE, PROTOCOL_VERSION, REALTIME_PATH } from '#core/contracts/protocol.ts';
import type { Ack, AgentToServer, ServerToAgent } from '#core/contracts/realtime.ts';

export type Health = 'connecting' | 'live' | 'reconnecting' | 'offline' | 'outdated';
type Handlers = {
  message: (message: ServerToAgent) => void;
  /** Connected, for the first time or again: whatever was missed has to be fetched. */
  live: (again: boolean) => void;
  unauthenticated: () => void;
};

const codeOf = (error: Error): string => {
  const data = (error as Error & { data?: { code?: string } }).data;
  return data?.code ?? error.message;
};

/** The socket to the server, and how well it is. */
export class Connection {
  health = $state<Health>('connecting');
  #socket: Socket | null = null;
  #wasLive = false;
  readonly #handlers: Handlers;

  constructor(handlers: Handlers) {
    this.#handlers = handlers;
  }

  open(): void {
    this.close();
    const socket = io(AGENT_NAMESPACE, {
      path: REALTIME_PATH,
      transports: ['websocket', 'polling'],
      auth: { protocol: PROTOCOL_VERSION },
      withCredentials: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 8_000,
      randomizationFactor: 0.5,
    });
    this.#socket = socket;
    socket.on('message', (message: ServerToAgent) => this.#receive(message));
    socket.on('connect_error', (error) => this.#refused(codeOf(error)));
    socket.on('disconnect', (reason) => {
      if (this.health !== 'outdated') this.health = navigator.onLine ? 'reconnecting' : 'offline';
      if (reason === 'io server disconnect') this.#retry(socket);
    });
    addEventListener('online', this.#online);
    addEventListener('offline', this.#offline);
  }

  close(): void {
    removeEventListener('online', this.#online);
    removeEventListener('offline', this.#offline);
    this.#socket?.removeAllListeners();
    this.#socket?.disconnect();
    this.#socket = null;
    this.#wasLive = false;
    this.health = 'connecting';
  }

  /** Fire and forget: what matters goes over HTTP, where an answer is certain. */
  send(message: AgentToServer): void {
    if (this.health === 'live') this.#socket?.emit('message', message, (_ack: Ack) => undefined);
  }

  #receive(message: ServerToAgent): void {
    if (message.type === 'ready') {
      if (message.protocol !== PROTOCOL_VERSION) {
        this.#refused('protocol_version');
        return;
      }
      const again = this.#wasLive;
      this.#wasLive = true;
      this.health = 'live';
      this.#handlers.live(again);
    }
    this.#handlers.message(message);
  }

  #refused(code: string): void {
    if (code === 'protocol_version') {
      this.health = 'outdated';
      this.#socket?.disconnect();
    } else if (code === 'unauthenticated') {
      this.#handlers.unauthenticated();
    } else {
      this.health = navigator.onLine ? 'reconnecting' : 'offline';
      // A refusal by the server ends the automatic attempts, an unreachable server does not.
      if (this.#socket && !this.#socket.active) this.#retry(this.#socket);
    }
  }

  #retry(socket: Socket): void {
    setTimeout(
      () => this.#socket === socket && this.health !== 'outdated' && socket.connect(),
      1_000 + Math.random() * 2_000,
    );
  }

  readonly #online = (): void => {
    if (this.health === 'offline') this.health = 'reconnecting';
    // A line that looks whole may have lost what was said meanwhile, so a new one is made in any case.
    this.#socket?.disconnect().connect();
  };

  readonly #offline = (): void => {
    if (this.health !== 'outdated') this.health = 'offline';
  };
}
