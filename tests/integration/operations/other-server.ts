import { createServer, type Server } from 'node:net';
import { Framer } from '#embedded/store/wire/framer.ts';
import { parseMessage } from '#embedded/store/wire/message.ts';
import { encodeReply } from '#embedded/store/wire/reply.ts';

export interface OtherServer {
  url: string;
  /** The names of the commands it was sent. */
  commands: string[];
  close(): Promise<void>;
}

/** A MongoDB that runs alone, as far as its handshake goes. It knows no other command. */
export async function startOtherServer(): Promise<OtherServer> {
  const commands: string[] = [];
  const hello = { helloOk: true, isWritablePrimary: true, ismaster: true, maxBsonObjectSize: 16_777_216 };
  const limits = { maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000, minWireVersion: 0, maxWireVersion: 21 };
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    const framer = new Framer(async (bytes) => {
      const { id, body, legacy } = await parseMessage(bytes);
      const name = Object.keys(body)[0] ?? '';
      commands.push(name);
      const known = ['hello', 'ismaster', 'isMaster'].includes(name);
      const no = { ok: 0, code: 59, codeName: 'CommandNotFound', errmsg: `no such command: '${name}'` };
      socket.write(encodeReply(known ? { ...hello, ...limits, ok: 1 } : no, id, legacy));
    });
    socket.on('data', (chunk: Buffer) => framer.push(chunk));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: `mongodb://127.0.0.1:${port}/baton?directConnection=true`,
    commands,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
