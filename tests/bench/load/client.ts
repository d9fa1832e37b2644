import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Given, RequestName, Requests } from './requests.ts';

const script = fileURLToPath(new URL('../generator.ts', import.meta.url));

/** The generator's process, seen from the one that directs it. */
export const startGenerator = () => {
  const child = fork(script, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const open = new Map<number, { resolve: (gives: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  child.on('message', (given: Given) => {
    const asked = open.get(given.id);
    open.delete(given.id);
    if ('failed' in given) asked?.reject(new Error(given.failed));
    else asked?.resolve(given.gives);
  });
  child.on('exit', () => {
    for (const asked of open.values()) asked.reject(new Error('The load generator has died.'));
  });
  const ask = <N extends RequestName>(name: N, asks: Requests[N]['asks']): Promise<Requests[N]['gives']> =>
    new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      open.set(id, { resolve: resolve as (gives: unknown) => void, reject });
      child.send({ id, name, asks });
    });
  return {
    pid: child.pid ?? 0,
    ask,
    stop: async () => {
      process.off('exit', kill);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
};
export type Generator = ReturnType<typeof startGenerator>;
