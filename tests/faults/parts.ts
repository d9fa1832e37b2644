import { Redis } from 'ioredis';
import { type Build, type Change, changedBuild } from './changed-build.ts';
import { GATEWAY, installation, startProcess, WORKER } from './processes.ts';
import { startServices } from './services.ts';
import { startSlowLink } from './slow-link.ts';
import type { Target } from './target.ts';

const BUILT: Build = { gateway: GATEWAY, worker: WORKER, remove: () => undefined };

/** Longer than short locks last (see SHORT_LOCKS), and than the other worker takes to see that they have run out. */
const FREEZE = 2_500;

export type Options = {
  /** What is different from the product as built. */
  changes?: readonly Change[];
  /** How far the store is from the workers, in milliseconds: they are then nearly always in the middle of something. */
  distance?: number;
};

/** What the gateway rings before it has noticed is sent again, and heard after all, when Redis comes back at once. */
const lossNoticed = async (url: string): Promise<void> => {
  for (;;) {
    const { problems } = (await (await fetch(`${url}/readyz`)).json()) as { problems: string[] };
    if (problems.some((problem) => problem.startsWith('Redis does not answer'))) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** A gateway and two workers between databases of their own, each of which can be killed. */
export const startParts = async ({ changes = [], distance = 0 }: Options = {}): Promise<Target> => {
  const build = changes.length > 0 ? changedBuild(changes) : BUILT;
  const services = await startServices();
  const env = await installation(services);
  const gateway = await startProcess(build.gateway, env);
  const link = distance > 0 ? await startSlowLink(env.MONGO_URL, distance) : null;
  const workerEnv = { ...env, MONGO_URL: link?.url ?? env.MONGO_URL };
  const workers = await Promise.all([startProcess(build.worker, workerEnv), startProcess(build.worker, workerEnv)]);
  const queues = new Redis(env.REDIS_URL);
  queues.on('error', () => undefined);
  const workerOf = (turn: number) => workers[turn % 2 === 0 ? 0 : 1];
  const sample = gateway.ready.sample as { emails: string[]; password: string };
  return {
    url: env.PUBLIC_URL,
    people: sample.emails.map((email) => ({ email, password: sample.password })),
    faults: {
      killWorker: (turn) => workerOf(turn).kill(),
      killGateway: () => gateway.kill(),
      killStore: () => services.store.kill(),
      killRedis: () => services.redis.kill(),
      wipeQueues: async () => {
        await queues.flushdb();
      },
      freezeWorker: async (turn) => {
        workerOf(turn).freeze();
        await new Promise((resolve) => setTimeout(resolve, FREEZE));
        workerOf(turn).thaw();
      },
    },
    withoutRedis: async (meanwhile) => {
      await services.redis.die();
      try {
        await lossNoticed(env.PUBLIC_URL);
        await meanwhile();
      } finally {
        await services.redis.revive();
      }
    },
    stop: async () => {
      queues.disconnect();
      const ends = await Promise.allSettled([gateway, ...workers].map((process) => process.stop()));
      link?.close();
      await services.close();
      build.remove();
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
    },
  };
};
