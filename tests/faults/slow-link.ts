import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to the store on which every answer takes so many milliseconds longer; in order. Closed where the store closes. */
export const startSlowLink = async (
  mongoUrl: string,
  milliseconds: number,
): Promise<{ url: string; close: () => void }> => {
  const path = decodeURIComponent(new URL(mongoUrl).host);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(path);
    near.pipe(far);
    far.on('data', (chunk) => setTimeout(() => near.write(chunk), milliseconds));
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
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(mongoUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
};
