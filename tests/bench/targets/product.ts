import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#embedded/redis/free-port.ts';
import { ask } from '../load/http.ts';
import { childrenOf, commandLine, type Processes } from '../measure/processes.ts';
import { end, tether } from './child.ts';
import type { Target } from './target.ts';

const PROGRAM = 'dist/embedded/start/main.js';
const MARKS: Record<string, RegExp> = {
  gateway: /gateway\/main\.js/,
  worker: /workers\/main\.js/,
  store: /embedded\/store\/main\.js/,
  redis: /redis-server|valkey-server/,
};
const OURS = /^(PATH|HOME|LANG|TZ|TMPDIR|BATON_REDIS_SERVER)$/;
const OWNER = 'bench@example.com';
/** The sample's agents get the password that is made for the owner. */
const SAMPLE_PEOPLE = ['maya@harbor.example', 'omar@harbor.example'];
/** As it stands in the banner of a first start. */
const PASSWORD = /\b[a-z2-9]{5}(-[a-z2-9]{5}){3}\b/;
const PATIENCE = 60_000;

export type Home = { dir: string; port: number; password: string; remove: () => void };

/** A data folder that several starts share. */
export const prepareHome = async (): Promise<Home> => {
  const dir = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const remove = () => rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  return { dir, port: await freePort(), password: '', remove };
};

export type Product = Target & {
  /** From the launch to the first answer. */
  seconds: number;
  /** What the supervisor had to say after it was ready: a child that died and was started again. */
  remarks: () => string[];
};

/** The product as `npm start` runs it, with nothing set but where it lives.  */
export const startProduct = async (home: Home, program = PROGRAM): Promise<Product> => {
  const { dir, port } = home;
  const began = performance.now();
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => OURS.test(name))),
      DATA_DIR: join(dir, 'data'),
      PORT: String(port),
      OWNER_EMAIL: OWNER,
    },
  });
  // Asked to end, it takes everything that it has started along.
  tether(child, 'SIGTERM');
  let output = '';
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output = (output + chunk).slice(-10_000);
        if (output.includes('Baton is ready')) resolve();
      });
    const failed = () => reject(new Error(`Baton did not start:\n${output}`));
    child.once('exit', failed);
    setTimeout(failed, PATIENCE).unref();
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    await ready;
    const { status } = await ask(`${url}/demo`);
    if (status !== 200) throw new Error(`The demo page answers ${status}.`);
  } catch (error) {
    await end(child);
    throw error;
  }
  const seconds = (performance.now() - began) / 1_000;
  home.password = PASSWORD.exec(output)?.[0] ?? home.password;
  const people = [OWNER, ...SAMPLE_PEOPLE].map((email) => ({ email, password: home.password }));
  return {
    name: 'product',
    url,
    people,
    limited: true,
    seconds,
    remarks: () => output.split('\n').filter((line) => /^\d\d:\d\d:\d\d /.test(line)),
    processes: () => named(child.pid ?? 0),
    stop: () => end(child),
  };
};

const named = (supervisor: number): Processes => {
  const processes: Processes = { supervisor };
  for (const pid of childrenOf(supervisor)) {
    const line = commandLine(pid);
    const name = Object.keys(MARKS).find((key) => MARKS[key]?.test(line));
    if (name) processes[name] = pid;
  }
  return processes;
};
