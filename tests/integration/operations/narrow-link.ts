import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface NarrowLink {
  url: string;
  /** Resolves when so much has come through that the link holds everything back. */
  full: Promise<void>;
  close(): Promise<void>;
}

/** A way to the store at `url` through which so many bytes of its answers come and no more, as if it had stopped. */
export async function narrowLink(url: string, bytes: number): Promise<NarrowLink> {
  const path = decodeURIComponent(/\/\/([^/?]+)/.exec(url)?.[1] ?? '');
  const sockets = new Set<Socket>();
  let left = bytes;
  let hold: () => void = () => undefined;
  const full = new Promise<void>((resolve) => {
    hold = resolve;
  });
  const server = createServer((near) => {
    const [host, port] = path.split(':');
    const far = path.startsWith('/') ? connect(path) : connect(Number(port), host);
    for (const socket of [near, far]) sockets.add(socket.on('error', () => undefined));
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.pipe(far);
    far.on('data', (chunk: Buffer) => {
      left -= chunk.length;
      if (left > 0) near.write(chunk);
      else {
        far.pause();
        hold();
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: `mongodb://127.0.0.1:${port}/baton?directConnection=true`,
    full,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
