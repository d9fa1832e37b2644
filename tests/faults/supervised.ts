import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareHome, startProduct } from '#tests/bench/targets/product.ts';
import { type Change, changedBuild } from './changed-build.ts';
import type { Target } from './target.ts';

/** The whole product as `npm start` runs it. What is killed is started again by the supervisor, when it sees fit. */
export const startSupervised = async (changes: readonly Change[] = []): Promise<Target> => {
  const build = changes.length > 0 ? changedBuild(changes) : null;
  const home = await prepareHome();
  const product = await startProduct(home, build?.product);
  /** As the supervisor has recorded it; undefined while there is none. */
  const pidOf = (name: string): number | undefined => {
    try {
      return JSON.parse(readFileSync(join(home.dir, 'data', 'run', `${name}.process.json`), 'utf8')).pid;
    } catch {
      return undefined;
    }
  };
  const next = async (name: string, before?: number): Promise<number> => {
    for (;;) {
      const pid = pidOf(name);
      if (pid !== undefined && pid !== before) return pid;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const kill = async (name: string): Promise<void> => {
    const pid = await next(name);
    process.kill(pid, 'SIGKILL');
    await next(name, pid);
  };
  return {
    address: { url: product.url, origin: product.url },
    people: product.people.filter(({ email }) => email.endsWith('@harbor.example')),
    faults: {
      killWorker: () => kill('worker'),
      killGateway: () => kill('gateway'),
      killStore: () => kill('store'),
      killRedis: () => kill('redis'),
    },
    stop: async () => {
      await product.stop();
      home.remove();
      build?.remove();
    },
  };
};
