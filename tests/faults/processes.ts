import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { freePort } from '#embedded/redis/free-port.ts';

export type Environment = Record<string, string>;
export type Entry = string[];

export const GATEWAY: Entry = ['dist/gateway/main.js'];
export const WORKER: Entry = ['dist/workers/main.js'];

export type Process = {
  /** What it said when it was ready for the first time. */
  ready: Record<string, unknown>;
  pid: () => number;
  /** SIGKILL, then a new one of the same kind; resolves when that one is ready. */
  kill: () => Promise<void>;
  freeze: () => void;
  thaw: () => void;
  stop: () => Promise<void>;
};

/** A process of Baton that can be killed, frozen and started again. */
export const startProcess = async (entry: Entry, env: Environment): Promise<Process> => {
  let child: ChildProcess;
  let words = '';
  const start = async (): Promise<Record<string, unknown>> => {
    child = spawn(process.execPath, entry, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data: Buffer) => {
        words = (words + data.toString()).slice(-8_000);
      });
    const ready = once(child, 'message');
    const dead = once(child, 'exit').then(() => Promise.reject(new Error(`${entry.at(-1)} did not start:\n${words}`)));
    dead.catch(() => undefined);
    const [message] = await Promise.race([ready, dead]);
    return message as Record<string, unknown>;
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGCONT');
    child.kill(signal);
    await gone;
  };
  const ready = await start();
  return {
    ready,
    pid: () => child.pid ?? 0,
    kill: async () => {
      await end('SIGKILL');
      await start();
    },
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    stop: () => end('SIGTERM'),
  };
};

/** The environment of one installation on the shared services: a database of its own, a free port, a known owner. */
export const installation = async (): Promise<Environment & { PUBLIC_URL: string }> => {
  const { BATON_TEST_MONGO_URL: mongo, BATON_TEST_REDIS_URL: redis } = process.env;
  if (!mongo || !redis) throw new Error('Start the tests with `npm test`: it brings the store and Redis.');
  const database = `f${randomUUID().slice(0, 8)}`;
  const url = new URL(mongo);
  url.pathname = `/${database}`;
  const port = await freePort();
  return {
    MONGO_URL: url.toString(),
    // A numbered database of its own: it can be wiped without touching the neighbours.
    REDIS_URL: new URL(`/${1 + (port % 15)}`, redis).toString(),
    SECRET_KEY: randomUUID() + randomUUID(),
    DATA_DIR: `.cache/faults/${database}`,
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    OWNER_EMAIL: 'owner@shop.example',
    OWNER_PASSWORD: 'correct horse battery staple',
    LOG_LEVEL: 'warn',
  };
};
