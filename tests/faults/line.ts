import { io, type Socket } from 'socket.io-client';
import { type Ack, PROTOCOL_VERSION, REALTIME_PATH } from '#core/contracts/realtime.ts';
import type { Address } from './target.ts';

/** Longer than anything that is killed takes to come back. Milliseconds. */
const GIVE_UP = 60_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export type Line = {
  socket: Socket;
  /**
   * Sends the same message until it is acknowledged, as the widget and the dashboard do.
   * Answers how often it had to be sent again because no answer came, or one that asks to try again.
   * @throws when it is refused, or never acknowledged
   */
  insist: (message: Record<string, unknown>) => Promise<number>;
  /** Null when no answer comes. */
  ask: (message: Record<string, unknown>) => Promise<Ack | null>;
  close: () => void;
};

type How = {
  headers?: Record<string, string>;
  token?: string;
  /** Milliseconds after which it sends again. */
  patience?: number;
  /** Milliseconds after which it comes back, half as long or half as long again by chance, as the pages do. */
  back?: { first: number; longest: number };
};

/** A socket as the pages open one: it comes back after a loss, and also after a refusal. */
export const openLine = (
  { url, origin }: Address,
  namespace: string,
  { headers = {}, token, patience = 2_000, back = { first: 50, longest: 300 } }: How,
): Line => {
  const socket = io(`${url}${namespace}`, {
    path: REALTIME_PATH,
    transports: ['websocket'],
    extraHeaders: { origin, ...headers },
    auth: { protocol: PROTOCOL_VERSION, ...(token && { token }) },
    reconnectionDelay: back.first,
    reconnectionDelayMax: back.longest,
    forceNew: true,
  });
  socket.on('connect_error', () => {
    if (!socket.active) setTimeout(() => socket.connect(), 250);
  });
  const ask = async (message: Record<string, unknown>): Promise<Ack | null> => {
    try {
      return (await socket.timeout(patience).emitWithAck('message', message)) as Ack;
    } catch {
      return null;
    }
  };
  return {
    socket,
    ask,
    insist: async (message) => {
      const deadline = Date.now() + GIVE_UP;
      for (let again = 0; Date.now() < deadline; ) {
        const ack = await ask(message);
        if (ack?.ok) return again;
        if (ack && !ack.error.retryable) throw new Error(`Refused: ${ack.error.code}`);
        // Whoever is asked to slow down was not cut off.
        if (ack?.error.code !== 'rate_limited') again++;
        await pause(ack ? 250 : 50);
      }
      throw new Error('It was never acknowledged.');
    },
    close: () => socket.disconnect(),
  };
};
