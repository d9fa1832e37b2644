import { connect } from 'node:net';

export type RedisState = 'ready' | 'loading' | 'refused' | 'unreachable';

/**
 * Asks a Redis on this machine whether it is ours and can work.
 * Plain protocol instead of a client library: the supervisor stays small.
 */
export function pingRedis({ port, password }: { port: number; password?: string }): Promise<RedisState> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    let reply = '';
    const finish = (state: RedisState) => {
      socket.destroy();
      resolve(state);
    };
    socket.setTimeout(1_000, () => finish('unreachable'));
    socket.on('error', () => finish('unreachable'));
    socket.on('close', () => finish('unreachable'));
    socket.on('connect', () => socket.write(`${password === undefined ? '' : `AUTH ${password}\r\n`}PING\r\n`));
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      reply += chunk;
      if (reply.includes('+PONG\r\n')) finish('ready');
      else if (reply.includes('-LOADING')) finish('loading');
      else if (/^-/m.test(reply) && reply.endsWith('\r\n')) finish('refused');
    });
  });
}
