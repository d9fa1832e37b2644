import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { mongo } from 'mongoose';

/** What is used of the driver's class of connections. */
type DriverConnection = { socket: Socket; writeCommand: (...args: unknown[]) => Promise<void> };

const nextToMongoose = createRequire(createRequire(import.meta.url).resolve('mongoose'));
const { Connection } = nextToMongoose('mongodb/lib/cmap/connection') as { Connection: { prototype: DriverConnection } };
const { writeCommand } = Connection.prototype;

/**
 * Lets writing to a socket end with the socket. The driver waits for it to drain even when it is gone: a call that
 * meets one would hang, and a heartbeat that meets one would never find the store again.
 */
export const mendDriver = (): void => {
  Connection.prototype.writeCommand = function (...args) {
    const { socket } = this;
    return new Promise((resolve, reject) => {
      const gone = (): void => reject(new mongo.MongoNetworkError('The connection was lost while it was written to.'));
      if (socket.destroyed) return gone();
      socket.once('close', gone);
      writeCommand
        .apply(this, args)
        .then(resolve, reject)
        .finally(() => socket.off('close', gone));
    });
  };
};
