import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pingRedis } from './ping.ts';

export interface RedisOptions {
  dir: string;
  port: number;
  /** Made anew for each start and never written to disk. */
  password: string;
}

/** The system's Redis, or the one that set-up has unpacked. */
export function redisCommand(env: NodeJS.ProcessEnv): string {
  return env.BATON_REDIS_SERVER ?? 'redis-server';
}

/**
 * A shell that becomes Redis, and leaves a watcher behind. Redis doesn't notice that its supervisor was killed; the
 * watcher reads from a pipe that nobody writes to, and the pipe ends with the supervisor.
 */
const TETHERED = '(cat <&3; kill $$) >/dev/null 2>&1 & exec "$0" - 3<&-';

/** The settings go in through standard input: a password on the command line is everybody's to read. */
export function launchRedis(command: string, options: RedisOptions): ChildProcess {
  const child = spawn('/bin/sh', ['-c', TETHERED, command], {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    detached: true,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C' },
  });
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(configuration(options));
  // The watcher goes with its Redis: later, the number that it knows may be somebody else's.
  child.once('exit', () => child.stdio[3]?.destroy());
  return child;
}

export async function redisReady(child: ChildProcess, { port, password }: RedisOptions): Promise<string> {
  while ((await pingRedis({ port, password })) !== 'ready') {
    if (child.exitCode !== null || child.signalCode !== null) return new Promise(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return `redis://:${password}@127.0.0.1:${port}`;
}

/** Everything in Redis can be rebuilt from the store, so a damaged file is put aside rather than mourned. */
export function putAside(dir: string): boolean {
  const files = join(dir, 'appendonlydir');
  if (!existsSync(files)) return false;
  renameSync(files, `${files}.damaged-${Date.now()}`);
  return true;
}

function configuration({ dir, port, password }: RedisOptions): string {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    'protected-mode yes',
    `requirepass ${password}`,
    `dir ${JSON.stringify(dir)}`,
    'daemonize no',
    'logfile ""',
    'save ""',
    'appendonly yes',
    'appendfsync everysec',
    'maxmemory-policy noeviction',
    '',
  ].join('\n');
}
