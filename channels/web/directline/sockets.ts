import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ActivitySet } from './stream.ts';

const PATH = /^\/v3\/directline\/conversations\/([0-9a-f-]{36})\/stream$/;
/** Bytes that may wait for a client: who does not read comes back and asks for what it missed. */
const MOST_WAITING = 1024 * 1024;
/** A client that does not answer for so long is gone. Milliseconds. */
const ALIVE_EVERY = 15_000;
/** It tells, it is not told anything: what comes in is read and forgotten. */
const LARGEST = 1024;

export type Knock = { conversationId: string; token: string; watermark: string | undefined };
/** What is told from now on; null refuses. */
export type Admit = (knock: Knock, line: { send: (set: ActivitySet) => void; fail: () => void }) => Telling | null;
type Telling = { close: () => void };

const knockOf = ({ url = '' }: IncomingMessage): Knock | null => {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const conversationId = PATH.exec(pathname)?.[1];
  if (conversationId === undefined) return null;
  return {
    conversationId,
    token: searchParams.get('t') ?? '',
    watermark: searchParams.get('watermark') ?? undefined,
  };
};

/** The streams of Direct Line, beside the sockets of Baton's own clients on the same server. */
export const attachStreams = (http: HttpServer, admit: Admit): { close: () => void } => {
  const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST, perMessageDeflate: false });
  const alive = new WeakSet<WebSocket>();

  const serve = (socket: WebSocket, knock: Knock): void => {
    const send = (set: ActivitySet): void => {
      if (socket.bufferedAmount > MOST_WAITING) socket.terminate();
      else socket.send(JSON.stringify(set));
    };
    const telling = admit(knock, { send, fail: () => socket.close(1011) });
    if (telling === null) {
      socket.close(1008);
      return;
    }
    alive.add(socket);
    socket.on('pong', () => alive.add(socket));
    socket.on('close', telling.close);
    socket.on('error', () => socket.terminate());
  };

  const upgrade = (request: IncomingMessage, line: Duplex, head: Buffer): void => {
    const knock = knockOf(request);
    // Others listen for their own.
    if (knock === null) return;
    server.handleUpgrade(request, line, head, (socket) => serve(socket, knock));
  };
  http.on('upgrade', upgrade);

  const watch = setInterval(() => {
    for (const socket of server.clients) {
      if (!alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, ALIVE_EVERY);
  watch.unref();

  return {
    close: () => {
      clearInterval(watch);
      http.off('upgrade', upgrade);
      for (const socket of server.clients) socket.close(1012);
      server.close();
    },
  };
};
