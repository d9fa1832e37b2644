import type { Socket } from 'socket.io-client';

type Transport = { ws: { pause: () => void; resume: () => void } };

/** A page that stands still: its line stays open, and what comes is left lying in the operating system. */
export const stopReading = (socket: Socket): (() => void) => {
  const { ws } = socket.io.engine.transport as unknown as Transport;
  ws.pause();
  return () => ws.resume();
};
