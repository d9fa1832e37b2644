import type { Agent } from 'node:http';
import { io, type Socket } from 'socket.io-client';
import type { AgentCommand } from '#core/contracts/agent-commands.ts';
import {
  type Ack,
  AGENT_NAMESPACE,
  type AgentToServer,
  PROTOCOL_VERSION,
  REALTIME_PATH,
  type ServerToAgent,
} from '#core/contracts/realtime.ts';
import { GONE } from './gone.ts';
import { ask } from './http.ts';
import { idIn } from './visitor.ts';

export type Credentials = { email: string; password: string };
export type Desk = {
  /** Resolves when the server knows. */
  listen: (on: boolean) => Promise<void>;
  command: (conversationId: string, command: AgentCommand, answered: (ack: Ack) => void) => void;
  close: () => void;
};
export type Heard = {
  customerMessage: (id: string, place: string) => void;
  botMessage: () => void;
  /** A conversation came into somebody's hands. */
  taken?: (conversationId: string, agentId: string) => void;
  cutOff: (reason: string) => void;
};

export const logIn = async (url: string, credentials: Credentials, agent: Agent): Promise<string> => {
  const { status, cookies, text } = await ask(`${url}/api/auth/login`, { method: 'POST', body: credentials, agent });
  if (status !== 200) throw new Error(`The log-in failed: ${status} ${text.slice(0, 200)}`);
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
};

/**
 * An agent's dashboard as the server sees it: a cookie and a socket.
 * @param again connects again when it is cut off, as a dashboard does
 */
export const openDesk = async (
  url: string,
  credentials: Credentials,
  heard: Heard,
  agent: Agent,
  { again = false } = {},
): Promise<Desk> => {
  const cookie = await logIn(url, credentials, agent);
  const socket: Socket = io(`${url}${AGENT_NAMESPACE}`, {
    path: REALTIME_PATH,
    transports: ['websocket'],
    forceNew: true,
    reconnection: again,
    reconnectionDelay: 50,
    // Typed for browsers; in Node it goes to the socket as it is.
    agent: agent as unknown as string,
    extraHeaders: { cookie, origin: url },
    auth: { protocol: PROTOCOL_VERSION },
  });
  socket.on('message', (message: ServerToAgent) => {
    if (message.type !== 'conversation') return;
    for (const entry of message.entries) {
      if (entry.type === 'customerMessage')
        heard.customerMessage(entry.clientMessageId ?? idIn(entry.text), `${message.row.id}:${entry.seq}`);
      else if (entry.type === 'botMessage') heard.botMessage();
      else if (entry.type === 'taken') heard.taken?.(message.row.id, entry.agentId);
    }
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  socket.on('disconnect', heard.cutOff);
  return {
    listen: (on) =>
      new Promise((resolve) => {
        socket.emit('message', { type: 'listening', on } satisfies AgentToServer, () => resolve());
      }),
    command: (conversationId, command, answered) => {
      const message: AgentToServer = { type: 'command', conversationId, command };
      if (socket.connected) socket.emit('message', message, answered);
      else answered(GONE);
    },
    close: () => {
      socket.off('disconnect');
      socket.close();
    },
  };
};
