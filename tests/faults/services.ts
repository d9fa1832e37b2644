import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#embedded/redis/free-port.ts';
import { pingRedis } from '#embedded/redis/ping.ts';
import { readyByLine } from '#embedded/start/node-child.ts';
import { keepProcess, type Process } from './processes.ts';

/** Databases of one run: they may be killed. */
export type Services = {
  redis: Process;
  store: Process;
  redisUrl: string;
  mongoUrl: string;
  close: () => Promise<void>;
};

/** A Redis that forgets everything when it dies, and the embedded store as built. */
export const startServices = async (): Promise<Services> => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-faults-'));
  const port = await freePort();
  const [redis, store] = await Promise.all([
    keepProcess({ name: 'redis', launch: () => launchRedis(folder, port), ready: () => redisAnswers(port) }),
    keepProcess({
      name: 'store',
      launch: () => launchStore(folder),
      ready: async (child) => ({ url: await readyByLine(child) }),
    }),
  ]);
  return {
    redis,
    store,
    redisUrl: `redis://127.0.0.1:${port}`,
    mongoUrl: String(store.ready.url),
    close: async () => {
      await Promise.all([redis.stop(), store.stop()]);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

const launchRedis = (folder: string, port: number): ChildProcess => {
  const child = spawn(process.env.BATON_REDIS_SERVER ?? 'redis-server', ['-'], { cwd: folder });
  child.stdin.end(`bind 127.0.0.1\nport ${port}\nsave ""\nappendonly no\nmaxmemory-policy noeviction\n`);
  return child;
};

const redisAnswers = async (port: number): Promise<Record<string, unknown>> => {
  while ((await pingRedis({ port })) !== 'ready') await new Promise((resolve) => setTimeout(resolve, 10));
  return {};
};

const launchStore = (folder: string): ChildProcess =>
  spawn(process.execPath, [
    'dist/embedded/store/main.js',
    ...['--data', join(folder, 'data'), '--socket', join(folder, 'store.sock')],
  ]);
