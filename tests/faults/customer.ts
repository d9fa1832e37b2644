import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Session, VisitorTimeline } from '#core/contracts/http.ts';
import {
  type Ack,
  PROTOCOL_VERSION,
  REALTIME_PATH,
  type ServerToVisitor,
  VISITOR_NAMESPACE,
} from '#core/contracts/realtime.ts';
import type { VisitorEntry } from '#core/contracts/timeline.ts';

/**
 * A customer as the widget is one: one message in flight, sent again under the same id until it is acknowledged,
 * through whatever happens to the gateway in between.
 */
export const createCustomer = async (url: string, channelId: string) => {
  const open = async (refreshToken?: string): Promise<Session> => {
    const body = JSON.stringify({ channelId, ...(refreshToken ? { refreshToken } : {}) });
    const headers = { 'content-type': 'application/json', origin: url };
    const response = await fetch(`${url}/api/web/sessions`, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`No session: ${response.status} ${await response.text()}`);
    return (await response.json()) as Session;
  };
  let session = await open();
  const live: VisitorEntry[] = [];
  const socket: Socket = io(`${url}${VISITOR_NAMESPACE}`, {
    path: REALTIME_PATH,
    transports: ['websocket'],
    extraHeaders: { origin: url },
    auth: (set) => set({ protocol: PROTOCOL_VERSION, token: session.token }),
    reconnectionDelay: 50,
    reconnectionDelayMax: 300,
    forceNew: true,
  });
  socket.on('message', (message: ServerToVisitor) => {
    if (message.type === 'entries') live.push(...message.entries);
  });

  const ask = async (message: Record<string, unknown>): Promise<Ack | null> => {
    try {
      return (await socket.timeout(2_000).emitWithAck('message', message)) as Ack;
    } catch {
      return null;
    }
  };

  return {
    live,
    socket,
    renew: async () => {
      session = await open(session.refreshToken);
    },
    /** Resolves when it is acknowledged; answers how often it had to be sent. */
    send: async (text: string): Promise<number> => {
      const message = { type: 'send', clientMessageId: randomUUID(), text };
      for (let times = 1; ; times++) {
        const ack = await ask(message);
        if (ack?.ok) return times;
        if (ack && !ack.error.retryable) throw new Error(`Refused: ${ack.error.code}`);
        await new Promise((resolve) => setTimeout(resolve, ack ? 250 : 50));
      }
    },
    ask,
    timeline: async (after = 0): Promise<VisitorTimeline> => {
      const headers = { authorization: `Bearer ${session.token}` };
      const response = await fetch(`${url}/api/web/timeline?after=${after}`, { headers });
      if (!response.ok) throw new Error(`No timeline: ${response.status} ${await response.text()}`);
      return (await response.json()) as VisitorTimeline;
    },
    close: () => socket.disconnect(),
  };
};
export type Customer = Awaited<ReturnType<typeof createCustomer>>;
