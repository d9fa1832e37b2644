import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '#embedded/redis/free-port.ts';
import { launchRedis, redisCommand, redisReady } from '#embedded/redis/program.ts';
import { end, tether } from './child.ts';
import type { Target } from './target.ts';

const script = fileURLToPath(new URL('../floor.ts', import.meta.url));

/** The floor, with a Redis that is configured as the product's. */
export const startFloor = async (): Promise<Target> => {
  const dir = mkdtempSync(join(tmpdir(), 'baton-floor-'));
  const options = { dir, port: await freePort(), password: 'floor' };
  const redis = launchRedis(redisCommand(process.env), options);
  tether(redis);
  const redisUrl = await redisReady(redis, options);
  const port = await freePort();
  const child = fork(script, [String(port), redisUrl], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  tether(child);
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', () => reject(new Error('The floor did not start.')));
  });
  return {
    name: 'floor',
    url: `http://127.0.0.1:${port}`,
    people: [{ email: 'owner@example.com', password: 'floor' }],
    limited: false,
    processes: () => ({ floor: child.pid ?? 0, redis: redis.pid ?? 0 }),
    stop: async () => {
      await end(child);
      await end(redis);
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
