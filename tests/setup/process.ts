import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface TestProcess {
  child: ChildProcess;
  /** Everything it has printed so far: shown when it fails to start. */
  output: () => string;
  stop: () => Promise<void>;
}

/** A child that doesn't outlive the test run, not even when the run is interrupted. */
export function startProcess(command: string, args: string[], input?: string): TestProcess {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-20_000);
    });
  }
  child.on('error', (error) => {
    text += error.message;
  });
  // The pipe stays open for as long as we live: a child may take its end as the sign to stop.
  if (input !== undefined) child.stdin?.end(input);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(kill, 5_000);
    await exited;
    clearTimeout(timer);
  };
  return { child, output: () => text, stop };
}

/** Resolves with the first truthy answer; fails with the child's own words when it dies or takes too long. */
export async function waitUntil<T>(
  { child, output }: TestProcess,
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    const dead = child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
    if (dead || Date.now() > deadline) throw new Error(`${what} did not start:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
