import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STORE } from '#tests/setup/programs.ts';

export interface StoreProcess {
  url: string;
  /** What it has written to its log so far. */
  log(): string;
  /** The code with which it ended. */
  ended: Promise<number | null>;
  /** Ends it the hard way, as a crash does. */
  kill(): Promise<void>;
  /** Ends it as its parent would; gives the exit code. */
  stop(): Promise<number | null>;
}

export interface FailedStart {
  code: number | null;
  errors: string;
}

export interface Workspace {
  folder: string;
  remove(): Promise<void>;
}

export async function workspace(): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

function launch(folder: string, [...options]: string[]): { child: ChildProcess; output(): string; errors(): string } {
  // The shell's words before the program, such as `ulimit -f 2048`.
  const limits = options[0]?.startsWith('ulimit') ? options.shift() : undefined;
  const args = [STORE, '--data', join(folder, 'data'), '--socket', join(folder, 's.sock'), ...options];
  const child = limits
    ? spawn('sh', ['-c', `${limits}; exec "$@"`, 'sh', process.execPath, ...args], { stdio: 'pipe' })
    : spawn(process.execPath, args, { stdio: 'pipe' });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    texts.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    texts.err += chunk;
  });
  return { child, output: () => texts.out, errors: () => texts.err };
}

/** Starts the store in a folder, with options of its command line, and waits until it listens. */
export async function startStore(folder: string, ...options: string[]): Promise<StoreProcess> {
  const { child, output, errors } = launch(folder, options);
  const exited = once(child, 'exit');
  while (!output().includes('\n')) {
    await Promise.race([once(child.stdout ?? child, 'data'), exited]);
    if (child.exitCode !== null) throw new Error(`the store ended: ${errors()}`);
  }
  const { url } = JSON.parse(output()) as { url: string };
  return {
    url,
    log: errors,
    ended: exited.then(([code]) => code as number | null),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: async () => {
      child.stdin?.end();
      const [code] = await exited;
      return code;
    },
  };
}

/** Starts a store that is expected not to come up. */
export async function startFailing(folder: string, ...options: string[]): Promise<FailedStart> {
  const { child, errors } = launch(folder, options);
  // One that comes up after all is not waited for.
  child.stdout?.once('data', () => child.kill('SIGKILL'));
  const [code] = await once(child, 'close');
  return { code, errors: errors() };
}
