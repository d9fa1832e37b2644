import { io, type Socket } from 'socket.io-client';
import type { Session } from '#core/contracts/http.ts';
import {
  type Ack,
  PROTOCOL_VERSION,
  REALTIME_PATH,
  type ServerToVisitor,
  VISITOR_NAMESPACE,
  type VisitorState,
  type VisitorToServer,
} from '#core/contracts/realtime.ts';
import { GONE } from './gone.ts';
import { agentFor, askJson } from './http.ts';

export type Visitor = {
  state: VisitorState;
  tell: (message: VisitorToServer, answered: (ack: Ack) => void) => void;
  close: () => void;
};

/** Where the other side is not told the id that a screen gave, or there is no screen, the words end with it. */
export const idIn = (text: string): string => text.slice(text.lastIndexOf('#') + 1);

const connected = (socket: Socket): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });

/** A customer whose widget is open: a session and a socket, nothing said yet. */
export const openVisitor = async (
  url: string,
  channelId: string,
  index: number,
  heard: { agentMessage: (id: string, place: string) => void; cutOff: (reason: string) => void },
): Promise<Visitor> => {
  const agent = agentFor(index);
  const { body } = await askJson<Session>(`${url}/api/web/sessions`, { method: 'POST', body: { channelId }, agent });
  const socket: Socket = io(`${url}${VISITOR_NAMESPACE}`, {
    path: REALTIME_PATH,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    // Typed for browsers; in Node it goes to the socket as it is.
    agent: agent as unknown as string,
    extraHeaders: { origin: url },
    auth: { protocol: PROTOCOL_VERSION, token: body.token },
  });
  const visitor: Visitor = {
    state: body.state,
    tell: (message, answered) => {
      if (socket.connected) socket.emit('message', message, answered);
      else answered(GONE);
    },
    close: () => {
      socket.off('disconnect');
      socket.close();
    },
  };
  socket.on('message', (message: ServerToVisitor) => {
    if (message.type === 'ready') visitor.state = message.state;
    if (message.type !== 'entries') return;
    visitor.state = message.state;
    for (const entry of message.entries)
      if (entry.kind === 'agent') heard.agentMessage(idIn(entry.text), `${message.state.conversationId}:${entry.seq}`);
  });
  await connected(socket);
  socket.on('disconnect', heard.cutOff);
  return visitor;
};
