import { io } from 'socket.io-client';
import type { FileState } from '#core/contracts/files.ts';
import type { VisitorEarlier, VisitorTimeline } from '#core/contracts/http.ts';
import { PROTOCOL_VERSION, REALTIME_PATH, VISITOR_NAMESPACE } from '#core/contracts/protocol.ts';
import type { Ack, ServerToVisitor, VisitorToServer } from '#core/contracts/realtime.ts';
import { BatonError } from '#core/domain/errors.ts';

/** Milliseconds. */
const PATIENCE = 10_000;

export type VisitorDeps = {
  /** Where this gateway itself listens. */
  origin: () => string;
  /** Of the visitor's own protocol; it lives for minutes. */
  token: () => string;
};

/** The same door that Baton's widget goes through, for a client that speaks another language. */
export const openVisitor = (
  { origin, token }: VisitorDeps,
  handlers: { onMessage: (message: ServerToVisitor) => void; onRefused: () => void },
) => {
  const socket = io(`${origin()}${VISITOR_NAMESPACE}`, {
    path: REALTIME_PATH,
    transports: ['websocket'],
    forceNew: true,
    auth: (give) => give({ protocol: PROTOCOL_VERSION, token: token() }),
  });
  socket.on('message', handlers.onMessage);
  socket.on('connect_error', () => {
    if (!socket.active) handlers.onRefused();
  });
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') handlers.onRefused();
  });

  return {
    /** @throws BatonError as the gateway refuses it, or `unavailable` when no answer comes */
    ask: async (message: VisitorToServer): Promise<void> => {
      const ack: Ack = await socket
        .timeout(PATIENCE)
        .emitWithAck('message', message)
        .catch(() => {
          throw new BatonError('unavailable');
        });
      if (!ack.ok) throw new BatonError(ack.error.code);
    },
    /** Where it can leave at once. */
    tell: (message: VisitorToServer): void => {
      if (socket.connected) socket.emit('message', message, () => undefined);
    },
    close: (): void => void socket.disconnect(),
  };
};
export type VisitorLine = ReturnType<typeof openVisitor>;

/** What the visitor may read. */
export const createReader = ({ origin, token }: VisitorDeps) => {
  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(`${origin()}/api/web/${path}`, {
      headers: { authorization: `Bearer ${token()}` },
      signal: AbortSignal.timeout(PATIENCE),
    }).catch(() => null);
    if (!response?.ok) throw new BatonError('unavailable');
    return (await response.json()) as T;
  };
  return {
    files: async (ids: readonly string[]) => (await get<{ files: FileState[] }>(`files?ids=${ids.join(',')}`)).files,
    timeline: (after: number) => get<VisitorTimeline>(`timeline?after=${after}`),
    earlier: (conversationId: string, before?: number) =>
      get<VisitorEarlier>(`earlier?conversationId=${conversationId}${before === undefined ? '' : `&before=${before}`}`),
  };
};
export type VisitorReader = ReturnType<typeof createReader>;
