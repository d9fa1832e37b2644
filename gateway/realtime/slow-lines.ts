import type { Logger } from 'pino';
import type { Server, Socket } from 'socket.io';

/**
 * Bytes that may wait for one connection; as many again may be on their way to it. A page that is still alive has read as much
 * within a few seconds also over a slow line.
 */
const MOST_WAITING = 1024 * 1024;

type Line = Socket['conn'];

/** Not a farewell: that would wait behind everything that is not read. */
const drop = ({ transport }: Line): void => {
  transport.emit('error', new Error('It does not read.'));
  // A WebSocket has a line of its own; one who polls is told at the next request.
  (transport as { socket?: { terminate: () => void } }).socket?.terminate();
};

/**
 * Drops whoever doesn't read what is said to them: nothing is kept for them here, they come back and ask the store for what
 * they missed, as after any loss.
 */
export const dropSlowLines = ({ engine }: Pick<Server, 'engine'>, log: Logger, most = MOST_WAITING): void => {
  engine.on('connection', (line: Line) => {
    let waiting = 0;
    line.on('flush', () => {
      waiting = 0;
    });
    line.on('packetCreate', ({ data = '' }: { data?: string | Buffer }) => {
      // What leaves at once doesn't wait.
      if (line.transport.writable) return;
      waiting += Buffer.byteLength(data);
      if (waiting <= most) return;
      log.warn({ waiting }, 'a connection that does not read was dropped');
      drop(line);
    });
  });
};
