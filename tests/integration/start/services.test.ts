import { expect, it } from 'vitest';
import { pingRedis } from '#embedded/redis/ping.ts';

it('gives every test file a real Redis and a real store', async () => {
  const redis = new URL(process.env.BATON_TEST_REDIS_URL ?? '');
  expect(await pingRedis({ port: Number(redis.port) })).toBe('ready');
  expect(process.env.BATON_TEST_MONGO_URL).toMatch(/^mongodb:/);
});
