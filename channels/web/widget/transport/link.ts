import { io, type Socket } from 'socket.io-client';
import type { ErrorBody } from '#core/contracts/errors.ts';
import type { Ack, Handshake, ServerToVisitor, VisitorToServer } from '#core/contracts/realtime.ts';
import type { ErrorCode } from '#core/domain/errors.ts';

const ACK_TIMEOUT = 10_000;
const RECONNECT_FIRST = 500;
const RECONNECT_LONGEST = 8_000;

export type LinkHandlers = {
  onMessage: (message: ServerToVisitor) => void;
  onUp: () => void;
  onDown: () => void;
  /** The server does not let this client in. */
  onRefused: (code: ErrorCode) => void;
};

export type Link = {
  /** Rejects when no answer comes in time. */
  ask: (message: VisitorToServer) => Promise<Ack>;
  /** Sent only where it can leave at once; answers whether it did. */
  tell: (message: VisitorToServer) => boolean;
  /** Connects again after a refusal, with the token of now. */
  retry: () => void;
};

/** Given, so that the constants of the wire stay in a file of the first paint. */
export type Server = { namespace: string; path: string; hello: () => Handshake };

/** To be loaded after the first paint: the library weighs as much as the whole conversation. */
export const connect = ({ namespace, path, hello }: Server, handlers: LinkHandlers): Link => {
  const socket: Socket = io(namespace, {
    path,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: RECONNECT_FIRST,
    reconnectionDelayMax: RECONNECT_LONGEST,
    auth: (give) => give(hello()),
  });
  socket.on('message', handlers.onMessage);
  socket.on('connect', handlers.onUp);
  socket.on('disconnect', (reason) => {
    handlers.onDown();
    // The server closed it, most likely because the token ended: the library would leave it at that.
    if (reason === 'io server disconnect') handlers.onRefused('unauthenticated');
  });
  socket.on('connect_error', (error: Error & { data?: Partial<ErrorBody> }) => {
    handlers.onDown();
    if (!socket.active) handlers.onRefused(error.data?.code ?? 'unavailable');
  });
  return {
    ask: (message) => socket.timeout(ACK_TIMEOUT).emitWithAck('message', message),
    tell: (message) => {
      if (socket.connected) socket.emit('message', message, () => undefined);
      return socket.connected;
    },
    retry: () => {
      socket.connect();
    },
  };
};
