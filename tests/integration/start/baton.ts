import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { freePort } from '#embedded/redis/free-port.ts';

/** One supervisor with fixture children, in a data folder of its own. */
export class Baton {
  readonly dataDir: string;
  readonly port: number;
  #child: ChildProcess | undefined;
  output = '';

  private constructor(dataDir: string, port: number) {
    this.dataDir = dataDir;
    this.port = port;
  }

  static async create(folder = 'data'): Promise<Baton> {
    return new Baton(join(mkdtempSync(join(tmpdir(), 'baton-start-')), folder), await freePort());
  }

  launch(env: Record<string, string> = {}): ChildProcess {
    const { MONGO_URL, REDIS_URL, ...rest } = process.env;
    this.output = '';
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/integration/start/fixtures/baton.ts'], {
      env: { ...rest, DATA_DIR: this.dataDir, PORT: String(this.port), ...env },
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => {
        this.output += chunk;
      });
    }
    this.#child = child;
    return child;
  }

  async start(env?: Record<string, string>): Promise<void> {
    this.launch(env);
    await until(() => this.output.includes('Baton is ready'));
  }

  launched(): ChildProcess {
    if (!this.#child) throw new Error('never launched');
    return this.#child;
  }

  /** Its exit code, or the signal that ended it. */
  async end(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals> {
    const child = this.launched();
    if (child.exitCode === null && child.signalCode === null) {
      if (signal) child.kill(signal);
      await once(child, 'exit');
    }
    return child.exitCode ?? child.signalCode ?? -1;
  }

  /** The process numbers of the children it has recorded. */
  children(): Record<string, number> {
    const run = join(this.dataDir, 'run');
    const records = existsSync(run) ? readdirSync(run).filter((file) => file.endsWith('.process.json')) : [];
    return Object.fromEntries(
      records.map((file) => [file.split('.')[0], JSON.parse(readFileSync(join(run, file), 'utf8')).pid]),
    );
  }

  async gateway(): Promise<{ pid: number; env: Record<string, string> }> {
    const response = await fetch(`http://127.0.0.1:${this.port}/`, { headers: { connection: 'close' } });
    return (await response.json()) as { pid: number; env: Record<string, string> };
  }

  log(name: string): string {
    return readFileSync(join(this.dataDir, 'logs', `${name}.log`), 'utf8');
  }

  async dispose(): Promise<void> {
    const pids = Object.values(this.children());
    this.#child?.kill('SIGKILL');
    for (const pid of pids.filter(isAlive)) process.kill(pid, 'SIGKILL');
    await until(() => !pids.some(isAlive));
    rmSync(join(this.dataDir, '..'), { recursive: true, force: true, maxRetries: 5 });
  }
}

export function isAlive(pid: number): boolean {
  try {
    // A zombie still answers to signals, but has no command line.
    return process.platform === 'linux' ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '' : process.kill(pid, 0);
  } catch {
    return false;
  }
}

export async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  await expect.poll(happened, { timeout: 40_000, interval: 20 }).toBe(true);
}
