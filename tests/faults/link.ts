import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Socket } from 'node:net';

export type Link = {
  port: number;
  /** Every answer takes so many milliseconds longer from now on; in order. */
  slow: (milliseconds: number) => void;
  /** Everything that is connected is cut off in the middle of whatever it says; who comes back is let through. */
  cut: () => void;
  /** Nothing that is answered gets through any more, until the lines are cut; resolves when it would have been this. */
  swallow: (what: RegExp) => Promise<void>;
  close: () => void;
};

/** A way to a server that can be slow and can be cut. */
export const startLink = async (to: NetConnectOpts, milliseconds = 0): Promise<Link> => {
  let delay = milliseconds;
  let swallowed: ((chunk: Buffer) => void) | null = null;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to);
    let due = 0;
    near.pipe(far);
    far.on('data', (chunk) => {
      if (swallowed) return swallowed(chunk);
      due = Math.max(due, Date.now() + delay);
      setTimeout(() => near.write(chunk), due - Date.now());
    });
    join(near, far);
    join(far, near);
  });
  const join = (one: Socket, other: Socket): void => {
    sockets.add(one);
    one.on('error', () => other.destroy());
    one.on('close', () => {
      sockets.delete(one);
      other.destroy();
    });
  };
  const cut = (): void => {
    swallowed = null;
    for (const socket of sockets) socket.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    slow: (ms) => {
      delay = ms;
    },
    cut,
    swallow: (what) =>
      new Promise((resolve) => {
        swallowed = (chunk) => {
          if (what.test(chunk.toString())) resolve();
        };
      }),
    close: () => {
      server.close();
      cut();
    },
  };
};

/** To the store's socket, and the address by which it is then reached. */
export const startStoreLink = async (mongoUrl: string, milliseconds = 0): Promise<Link & { url: string }> => {
  const url = new URL(mongoUrl);
  const link = await startLink({ path: decodeURIComponent(url.host) }, milliseconds);
  url.host = `127.0.0.1:${link.port}`;
  return { ...link, url: url.href };
};

/** To a server on a port of this machine. */
export const startPortLink = async (address: string): Promise<Link & { url: string }> => {
  const url = new URL(address);
  const link = await startLink({ host: 'localhost', port: Number(url.port) });
  url.hostname = '127.0.0.1';
  url.port = String(link.port);
  return { ...link, url: url.href.replace(/\/$/, '') };
};
