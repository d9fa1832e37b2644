import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Document } from 'mongodb';
import { decode, encode } from '#embedded/store/value/bytes.ts';
import { Framer } from '#embedded/store/wire/framer.ts';
import { parseMessage, type Request } from '#embedded/store/wire/message.ts';
import { encodeReply } from '#embedded/store/wire/reply.ts';
import { FailPoint, type Fault } from './fail-point.ts';
import type { FailPoints } from './fail-points.ts';

const replyHead = 21;

/**
 * Stands between the driver and the embedded store and commits the faults that tests order,
 * so that the store itself has no way of being told to fail.
 */
export class FailingProxy implements FailPoints {
  private points = new Map<string, FailPoint>();
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private readonly target: string;

  private constructor(target: string) {
    this.target = target;
    this.server = createServer({ noDelay: true }, (socket) => this.accept(socket));
  }

  /** Listens for clients of the store at `url`; gives the proxy and the address to use instead. */
  static async start(url: string): Promise<{ proxy: FailingProxy; url: string }> {
    const { host } = new URL(url);
    const proxy = new FailingProxy(decodeURIComponent(host));
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    const address = proxy.server.address();
    if (typeof address !== 'object' || !address) throw new Error('the proxy listens nowhere');
    return { proxy, url: url.replace(host, `127.0.0.1:${address.port}`) };
  }

  set(command: Document): void {
    this.points.set(command.configureFailPoint, new FailPoint(command));
  }

  clear(): void {
    this.points.clear();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private accept(client: Socket): void {
    const [host = '', port] = this.target.startsWith('/') ? [this.target] : this.target.split(':');
    const store = port === undefined ? connect(host) : connect(Number(port), host);
    const hangUp = () => {
      client.destroy();
      store.destroy();
    };
    for (const socket of [client, store]) {
      this.sockets.add(socket);
      socket.on('error', hangUp).on('close', () => {
        this.sockets.delete(socket);
        hangUp();
      });
    }
    this.relay(client, store, hangUp);
  }

  private relay(client: Socket, store: Socket, hangUp: () => void): void {
    const faults = new Map<number, Fault>();
    let appName: string | undefined;
    let last = Promise.resolve();
    const onRequest = async (bytes: Buffer): Promise<void> => {
      const request = await parseMessage(bytes);
      appName ??= (request.body.client as Document | undefined)?.application?.name;
      const fault = this.faultFor(request, appName);
      if (fault?.delay) await new Promise((resolve) => setTimeout(resolve, fault.delay));
      if (fault?.hangUp === 'before') return hangUp();
      if (fault?.reply) {
        client.write(encodeReply(fault.reply, request.id, request.legacy));
        return;
      }
      if (fault) faults.set(request.id, fault);
      store.write(bytes);
    };
    const requests = new Framer((bytes) => {
      last = last.then(() => onRequest(bytes));
    });
    const replies = new Framer((bytes) => {
      const fault = faults.get(bytes.readInt32LE(8));
      if (fault?.hangUp === 'after') return hangUp();
      client.write(fault?.addition ? withAddition(bytes, fault.addition) : bytes);
    });
    client.on('data', (chunk: Buffer) => requests.push(chunk));
    store.on('data', (chunk: Buffer) => replies.push(chunk));
  }

  private faultFor({ body }: Request, appName: string | undefined): Fault | undefined {
    for (const point of this.points.values()) {
      const fault = point.faultFor(body, appName);
      if (fault) return fault;
    }
    return undefined;
  }
}

/** A reply with further fields; an error of the command itself stays as it is. */
function withAddition(bytes: Buffer, addition: Document): Buffer {
  const reply = decode(bytes.subarray(replyHead));
  if (Number(reply.ok) !== 1) return bytes;
  return encodeReply(decode(encode({ ...reply, ...addition })), bytes.readInt32LE(8), false);
}
