import { mkdirSync } from 'node:fs';
import { freePort } from '#embedded/redis/free-port.ts';
import { pingRedis } from '#embedded/redis/ping.ts';
import { startProcess, waitUntil } from './process.ts';

/** A real Redis that keeps nothing, on a port of its own. */
export async function startTestRedis(dir: string) {
  mkdirSync(dir, { recursive: true });
  const port = await freePort();
  const redis = startProcess(
    process.env.BATON_REDIS_SERVER ?? 'redis-server',
    ['-'],
    [
      'bind 127.0.0.1',
      `port ${port}`,
      `dir ${JSON.stringify(dir)}`,
      'save ""',
      'appendonly yes',
      'appendfsync no',
      'maxmemory-policy noeviction',
    ].join('\n'),
  );
  await waitUntil(redis, 'Redis', async () => (await pingRedis({ port })) === 'ready');
  return { url: `redis://127.0.0.1:${port}`, stop: redis.stop };
}
