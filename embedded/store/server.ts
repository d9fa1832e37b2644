import { createServer, type Server, type Socket } from 'node:net';
import type { Store } from './commands/context.ts';
import { dispatch } from './commands/dispatch.ts';
import { Framer } from './wire/framer.ts';
import { parseMessage } from './wire/message.ts';
import { encodeReply } from './wire/reply.ts';

/** A server of the wire protocol. `onBug` hears of errors that are this program's own. */
export class StoreServer {
  readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private readonly store: Store;
  private readonly onBug: (error: unknown) => void;

  constructor(store: Store, onBug: (error: unknown) => void) {
    this.store = store;
    this.onBug = onBug;
    this.server = createServer({ noDelay: true }, (socket) => this.accept(socket));
  }

  /** Stops listening and cuts the connections. Requests under way are not answered. */
  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private accept(socket: Socket): void {
    this.sockets.add(socket);
    // Requests of one connection are answered in order, also when several arrive at once.
    let last: Promise<void> | undefined;
    const framer = new Framer((bytes) => {
      const answered = last ? last.then(() => this.answer(socket, bytes)) : this.answer(socket, bytes);
      last = answered;
      void answered.then(() => {
        if (last === answered) last = undefined;
      });
    });
    socket.on('data', (chunk: Buffer) => this.guard(socket, () => framer.push(chunk)));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.sockets.delete(socket));
  }

  private async answer(socket: Socket, bytes: Buffer): Promise<void> {
    try {
      const request = parseMessage(bytes);
      const reply = await dispatch(this.store, request, this.onBug);
      if (request.wantsReply && socket.writable) socket.write(encodeReply(reply, request.id, request.legacy));
    } catch (error) {
      this.onBug(error);
      socket.destroy();
    }
  }

  /** A connection that doesn't keep to the protocol is cut, as nothing after it can be understood. */
  private guard(socket: Socket, push: () => void): void {
    try {
      push();
    } catch (error) {
      this.onBug(error);
      socket.destroy();
    }
  }
}
