import { createServer, type Server, type Socket } from 'node:net';
import { own } from './value/types.ts';
import { Framer } from './wire/framer.ts';
import { parseMessage, type Request } from './wire/message.ts';
import { type AnyReply, encodeReply } from './wire/reply.ts';

/** Never rejects: errors are replies. */
export type Answer = (request: Request) => Promise<AnyReply>;

/** A server of the wire protocol. `onBug` hears of errors that are this program's own. */
export class StoreServer {
  /** Who answers requests. It changes when a store that had to wait for its folder has opened it. */
  answer: Answer;
  readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private readonly onBug: (error: unknown) => void;

  constructor(answer: Answer, onBug: (error: unknown) => void) {
    this.answer = answer;
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
      const answered = last ? last.then(() => this.serve(socket, bytes)) : this.serve(socket, bytes);
      last = answered;
      void answered.then(() => {
        if (last === answered) last = undefined;
      });
    });
    socket.on('data', (chunk: Buffer) => this.guard(socket, () => framer.push(chunk)));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.sockets.delete(socket));
  }

  private async serve(socket: Socket, bytes: Buffer): Promise<void> {
    try {
      const parsed = parseMessage(bytes);
      // Not awaited when it's there already, as nearly always.
      const request = parsed instanceof Promise ? await parsed : parsed;
      const reply = await this.answer(request);
      if (!request.wantsReply || !socket.writable) return;
      const now = own(request.body, 'lsid') === undefined ? undefined : Date.now();
      socket.write(encodeReply(reply, request.id, request.legacy, now));
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
