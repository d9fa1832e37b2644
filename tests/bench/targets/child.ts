import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Ends a child in its own way, or after some seconds in ours. */
export const end = async (child: ChildProcess, patience = 15_000): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), patience);
  await gone;
  clearTimeout(timer);
};

/** Ends with us when we are ended. */
export const tether = (child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): void => {
  const kill = () => child.kill(signal);
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
};
