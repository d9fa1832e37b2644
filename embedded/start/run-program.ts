import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onStopSignal } from './stop-signal.ts';

/** Runs a program on this terminal and passes on the wish to stop. Resolves with its exit code. */
export async function runProgram(env: NodeJS.ProcessEnv, script: string, args: string[]): Promise<number> {
  const child = spawn(process.execPath, ['--enable-source-maps', script, ...args], { env, stdio: 'inherit' });
  onStopSignal({ first: () => void child.kill('SIGTERM'), again: () => process.exit(130) });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}
