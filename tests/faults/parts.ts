import { Redis } from 'ioredis';
import { freePort } from '#embedded/redis/free-port.ts';
import { type Change, changedBuild } from './changed-build.ts';
import { createClock } from './clock.ts';
import { type Link, startPortLink, startStoreLink } from './link.ts';
import { GATEWAY, installation, type Process, startProcess, WORKER } from './processes.ts';
import { type Services, startServices } from './services.ts';
import type { Address, Target } from './target.ts';

const BUILT = { gateway: GATEWAY, worker: WORKER, remove: () => undefined };

/** Longer than short locks last (see SHORT_LOCKS), and than the other worker takes to see that they have run out. */
const FREEZE = 2_500;
/** How long Redis stays away, and lines stay slow. */
const A_WHILE = 3_000;
/** Seconds; an hour ahead, an hour back, and right again. */
const CLOCKS = [3_600, -3_600, 0];

export type Options = {
  /** What is different from the product as built. */
  changes?: readonly Change[];
  /** How far the store is from the workers, in milliseconds: they are then nearly always in the middle of something. */
  distance?: number;
  /** Links between all of them that can be cut: of customers and agents, to Redis, and to the store. */
  links?: boolean;
  /** The clocks of the gateways and of the workers can be moved; the store's stays. */
  clocks?: boolean;
  gateways?: number;
  env?: Record<string, string>;
};
export type Door = { address: Address; process: Process };
export type Parts = Target & { doors: Door[]; mongoUrl: string; redisUrl: string };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What the gateway rings before it has noticed is sent again, and heard after all, when Redis comes back at once. */
const lossNoticed = async (url: string): Promise<void> => {
  for (;;) {
    const { problems } = (await (await fetch(`${url}/readyz`)).json()) as { problems: string[] };
    if (problems.some((problem) => problem.startsWith('Redis does not answer'))) return;
    await pause(10);
  }
};

/** Redis from outside; a command that it cannot take is not its answer's problem. */
const openWiper = (redisUrl: string) => {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined);
  return { wipe: () => redis.flushall().then(() => undefined), close: () => redis.disconnect() };
};

const faultsOf = (
  { redis, store }: Services,
  gateway: Process,
  workers: Process[],
  links: Link[],
  wipe: () => Promise<void>,
) => {
  const workerOf = (turn: number) => workers[turn % workers.length] as Process;
  return {
    killWorker: (turn: number) => workerOf(turn).kill(),
    killGateway: () => gateway.kill(),
    killStore: () => store.kill(),
    restartStore: () => store.restart(),
    killRedis: () => redis.kill(),
    stopRedis: async () => {
      await redis.die();
      await pause(A_WHILE);
      await redis.revive();
    },
    wipeRedis: wipe,
    freezeWorker: async (turn: number) => {
      workerOf(turn).freeze();
      await pause(FREEZE);
      workerOf(turn).thaw();
    },
    cutLines: async () => {
      for (const link of links) link.cut();
    },
    slowLines: async () => {
      for (const link of links) link.slow(150);
      await pause(A_WHILE);
      for (const link of links) link.slow(0);
    },
  };
};

/** Gateways and two workers between databases of their own, each of which can be killed. */
export const startParts = async (options: Options = {}): Promise<Parts> => {
  const { changes = [], distance = 0, links: linked = false, clocks = false, gateways = 1 } = options;
  const build = changes.length > 0 ? changedBuild(changes) : BUILT;
  const services = await startServices();
  const own = await installation(services);
  const links: (Link & { url: string })[] = [];
  const linkTo = async (link: Promise<Link & { url: string }>): Promise<string> => {
    links.push(await link);
    return links.at(-1)?.url ?? '';
  };
  const near = linked
    ? { REDIS_URL: await linkTo(startPortLink(own.REDIS_URL)), MONGO_URL: await linkTo(startStoreLink(own.MONGO_URL)) }
    : {};
  const env = { ...own, ...near, ...options.env };
  const [gatewayClock, workerClock] = clocks
    ? ['gateway', 'worker'].map((name) => createClock(own.DATA_DIR ?? '', name))
    : [];

  const doors: Door[] = [];
  for (let i = 0; i < gateways; i++) {
    const port = i === 0 ? own.PORT : String(await freePort());
    const process = await startProcess(build.gateway, { ...env, ...gatewayClock?.env, PORT: String(port) });
    const direct = `http://localhost:${port}`;
    const url = linked ? await linkTo(startPortLink(direct)) : direct;
    doors.push({ process, address: { url, origin: own.PUBLIC_URL } });
  }
  const [{ process: gateway, address }] = doors as [Door];
  const far = distance > 0 ? { MONGO_URL: await linkTo(startStoreLink(own.MONGO_URL, distance)) } : {};
  const workerEnv = { ...env, ...workerClock?.env, ...far };
  const workers = await Promise.all([startProcess(build.worker, workerEnv), startProcess(build.worker, workerEnv)]);
  const wiper = openWiper(own.REDIS_URL);
  const sample = gateway.ready.sample as { emails: string[]; password: string };
  return {
    ...{ address, doors, mongoUrl: own.MONGO_URL, redisUrl: own.REDIS_URL },
    people: sample.emails.map((email) => ({ email, password: sample.password })),
    faults: {
      ...faultsOf(services, gateway, workers, links, wiper.wipe),
      // The workers' first: what a gateway says with a clock ahead holds until then.
      moveClock: async (turn) => {
        const clock = turn % 2 === 0 ? workerClock : gatewayClock;
        clock?.move(CLOCKS[Math.floor(turn / 2) % CLOCKS.length] ?? 0);
      },
    },
    withoutRedis: async (meanwhile) => {
      await services.redis.die();
      try {
        await lossNoticed(own.PUBLIC_URL);
        await meanwhile();
      } finally {
        await services.redis.revive();
      }
    },
    stop: async () => {
      wiper.close();
      const running = [...doors.map(({ process }) => process), ...workers].filter((process) => !process.isDead());
      const ends = await Promise.allSettled(running.map((process) => process.stop()));
      for (const link of links) link.close();
      await services.close();
      build.remove();
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
    },
  };
};
