import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { freePort } from '#embedded/redis/free-port.ts';

export type Environment = Record<string, string>;
export type Entry = string[];

export const GATEWAY: Entry = ['dist/gateway/main.js'];
export const WORKER: Entry = ['dist/workers/main.js'];

/** What a process says when it can be used. */
export type Report = Record<string, unknown>;
/** A kind of process: how one is launched, and when it can be used. */
export type Program = {
  name: string;
  launch: () => ChildProcess;
  ready: (child: ChildProcess) => Promise<Report>;
};

export type Process = {
  /** Of the first one. */
  ready: Report;
  pid: () => number;
  /** SIGTERM, and a new one. */
  restart: () => Promise<void>;
  /** Killed by `die`, and not revived. */
  isDead: () => boolean;
  /** SIGKILL; resolves when it is gone. */
  die: () => Promise<void>;
  /** A new one of the same kind; resolves when that one is ready. */
  revive: () => Promise<void>;
  /** Both. */
  kill: () => Promise<void>;
  freeze: () => void;
  thaw: () => void;
  /** @throws when it had ended by itself */
  stop: () => Promise<void>;
};

/** Killed at the latest when this process ends. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A process that can be killed, frozen and started again. It doesn't outlive this one. */
export const keepProcess = async ({ name, launch, ready }: Program): Promise<Process> => {
  let child: ChildProcess;
  let words = '';
  const start = async (): Promise<Report> => {
    const started = launch();
    child = started;
    for (const stream of [started.stdout, started.stderr])
      stream?.on('data', (data: Buffer) => {
        words = (words + data.toString()).slice(-8_000);
      });
    running.add(started);
    const dead = once(started, 'exit').then(() => {
      running.delete(started);
      throw new Error(`${name} did not start:\n${words}`);
    });
    dead.catch(() => undefined);
    return Promise.race([ready(started), dead]);
  };
  const gone = () => child.exitCode !== null || child.signalCode !== null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (gone()) throw new Error(`${name} ended by itself:\n${words}`);
    const exit = once(child, 'exit');
    child.kill('SIGCONT');
    child.kill(signal);
    await exit;
  };
  const first = await start();
  let dead = false;
  const die = async (): Promise<void> => {
    await end('SIGKILL');
    dead = true;
  };
  const revive = async (): Promise<void> => {
    dead = false;
    await start();
  };
  return {
    ready: first,
    pid: () => child.pid ?? 0,
    isDead: () => dead,
    die,
    revive,
    kill: async () => {
      await die();
      await revive();
    },
    restart: async () => {
      await end('SIGTERM');
      await revive();
    },
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    stop: () => end('SIGTERM'),
  };
};

/** A gateway or a worker. */
export const startProcess = (entry: Entry, env: Environment): Promise<Process> =>
  keepProcess({
    name: entry.at(-1) ?? '',
    launch: () =>
      spawn(process.execPath, entry, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }),
    ready: async (child) => {
      const [message] = await once(child, 'message');
      return message as Report;
    },
  });

type Services = { mongoUrl: string; redisUrl: string };

const sharedServices = (): Services => {
  const { BATON_TEST_MONGO_URL: mongoUrl, BATON_TEST_REDIS_URL: redisUrl } = process.env;
  if (!mongoUrl || !redisUrl) throw new Error('Start the tests with `npm test`: it brings the store and Redis.');
  return { mongoUrl, redisUrl };
};

export const OWNER = { email: 'owner@shop.example', password: 'correct horse battery staple' };

/** The environment of one installation: a database of its own, a free port, a known owner. */
export const installation = async (
  { mongoUrl, redisUrl }: Services = sharedServices(),
): Promise<Environment & Record<'PUBLIC_URL' | 'MONGO_URL' | 'REDIS_URL', string>> => {
  const database = `f${randomUUID().slice(0, 8)}`;
  const url = new URL(mongoUrl);
  url.pathname = `/${database}`;
  const port = await freePort();
  return {
    MONGO_URL: url.toString(),
    // A numbered database of its own: it can be wiped without touching the neighbours.
    REDIS_URL: new URL(`/${1 + (port % 15)}`, redisUrl).toString(),
    SECRET_KEY: randomUUID() + randomUUID(),
    DATA_DIR: `.cache/faults/${database}`,
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    OWNER_EMAIL: OWNER.email,
    OWNER_PASSWORD: OWNER.password,
    LOG_LEVEL: 'warn',
  };
};
