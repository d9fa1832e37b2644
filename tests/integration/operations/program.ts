import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { OPERATIONS } from '#tests/setup/programs.ts';

export interface Run {
  /** What it has printed so far. */
  output(): string;
  kill(): void;
  /** Its exit code, null when it was killed. */
  ended: Promise<number | null>;
}

/** Runs the program of the operations. */
export function runOperation(...args: string[]): Run {
  const child = spawn(process.execPath, [OPERATIONS, ...args]);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  return {
    output: () => text,
    kill: () => void child.kill('SIGKILL'),
    ended: once(child, 'close').then(([code]) => code),
  };
}
