import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';

/** What a running Baton tells other programs of the same user about itself. */
export interface Running {
  pid: number;
  publicUrl: string;
  /** Where its databases are; missing until they are up. */
  services?: { MONGO_URL: string; REDIS_URL: string };
}

export interface Lock {
  release: () => void;
}

/**
 * One Baton per data folder. The lock is a socket somebody listens on, so it can't go stale:
 * the system closes it together with its owner, however that one ends.
 */
export async function takeLock(path: string, describe: () => Running): Promise<Lock | { heldBy: Running }> {
  const heldBy = await askRunning(path);
  if (heldBy) return { heldBy };
  rmSync(path, { force: true });
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(JSON.stringify(describe()));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  server.unref();
  return { release: () => server.close() };
}

export function askRunning(path: string): Promise<Running | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('error', () => resolve(undefined));
    socket.on('close', () => resolve(text === '' ? undefined : (JSON.parse(text) as Running)));
  });
}
