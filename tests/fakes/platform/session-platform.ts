import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

export type Connection = { number: number; account: string; pid: number };
type Line = {
  hello?: { account: string; pid: number };
  send?: { id: string; to: string; text: string };
  stored?: number;
  logOut?: true;
};

/** How often a connection is asked whether anybody is there. Milliseconds. */
const PING = 100;

/**
 * A platform with connections that are kept up: JSON, a line each, over TCP. It counts how many an account has at the same time.
 * What nobody has stored yet is told anew to the next connection.
 */
export const startSessionPlatform = async () => {
  const open = new Map<Socket, Connection>();
  const taken: { to: string; text: string; connection: number; account: string }[] = [];
  const untold: { account: string; seq: number; text: string; from: string }[] = [];
  const unpaired = new Map<string, string>();
  let [numbers, seqs, most, silence] = [0, 0, 0, null as number | null];
  let mute = false;

  const connectionsOf = (account: string): Connection[] => [...open.values()].filter((one) => one.account === account);
  const say = (socket: Socket, what: object): void => void socket.write(`${JSON.stringify(what)}\n`);
  const sayTo = (account: string, what: object): void => {
    for (const [socket, { account: its }] of open) if (its === account) say(socket, what);
  };
  const stateOf = (account: string): object => {
    const qr = unpaired.get(account);
    return qr === undefined ? { state: 'ready' } : { state: 'qr', qr };
  };

  const begin = (socket: Socket, { account, pid }: NonNullable<Line['hello']>): void => {
    open.set(socket, { number: ++numbers, account, pid });
    most = Math.max(most, connectionsOf(account).length);
    say(socket, stateOf(account));
    for (const one of untold) if (one.account === account) say(socket, { told: one });
  };
  const hear = (socket: Socket, line: Line): void => {
    if (line.hello) begin(socket, line.hello);
    const connection = open.get(socket);
    if (!connection) return;
    if (line.send) {
      const { id, to, text } = line.send;
      taken.push({ to, text, connection: connection.number, account: connection.account });
      if (!mute) say(socket, { sent: { id, messageId: `there-${taken.length}` } });
    }
    if (line.stored !== undefined) {
      const at = untold.findIndex(({ seq }) => seq === line.stored);
      if (at >= 0) untold.splice(at, 1);
    }
    if (line.logOut) {
      unpaired.set(connection.account, 'qr-after-logout');
      socket.end();
    }
  };

  const server = createServer((socket) => {
    let heardAt = performance.now();
    const asking = setInterval(() => {
      if (silence !== null && performance.now() - heardAt > silence) socket.destroy();
      else if (open.has(socket)) say(socket, { ping: true });
    }, PING);
    createInterface(socket)
      .on('line', (text) => {
        heardAt = performance.now();
        hear(socket, JSON.parse(text) as Line);
      })
      .on('error', () => {});
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(asking);
      open.delete(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    taken,
    untold,
    connectionsOf,
    connections: () => [...open.values()],
    /** The most connections that one account had at the same time. */
    most: () => most,
    /** Connections from which nothing was heard for so long are closed. Milliseconds; null for never. */
    closeSilent: (ms: number | null): void => {
      silence = ms;
    },
    /** What is sent is taken, and no answer given. */
    mute: (on: boolean): void => {
      mute = on;
    },
    showQr: (account: string, qr: string): void => {
      unpaired.set(account, qr);
      sayTo(account, stateOf(account));
    },
    pair: (account: string): void => {
      unpaired.delete(account);
      sayTo(account, stateOf(account));
    },
    tell: (account: string, from: string, text: string): void => {
      const one = { account, from, text, seq: ++seqs };
      untold.push(one);
      sayTo(account, { told: one });
    },
    cut: (account: string): void => {
      for (const [socket, { account: its }] of open) if (its === account) socket.destroy();
    },
    close: async (): Promise<void> => {
      for (const socket of open.keys()) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
export type SessionPlatform = Awaited<ReturnType<typeof startSessionPlatform>>;
