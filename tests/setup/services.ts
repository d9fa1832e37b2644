import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePrograms } from './programs.ts';
import { startTestRedis } from './redis.ts';
import { startTestStore } from './store.ts';

type Stop = () => Promise<void>;

interface Shared {
  users: number;
  stop: Promise<Stop>;
}

// Every suite loads this module anew, but all of them share one run's services.
const slot = globalThis as typeof globalThis & { batonTestServices?: Shared | undefined };

/**
 * Vitest calls this once for each suite that asks for services, before its first file.
 * Tests find them under BATON_TEST_MONGO_URL and BATON_TEST_REDIS_URL; each file uses a database name and a Redis
 * prefix of its own.
 */
export default async function services(): Promise<Stop> {
  slot.batonTestServices ??= { users: 0, stop: startAll() };
  const shared = slot.batonTestServices;
  shared.users += 1;
  await shared.stop;
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    slot.batonTestServices = undefined;
    await (await shared.stop)();
  };
}

async function startAll(): Promise<Stop> {
  await ensurePrograms();
  const folder = mkdtempSync(join(tmpdir(), 'baton-test-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  const started = await Promise.allSettled([
    process.env.REDIS_URL ? given(process.env.REDIS_URL) : startTestRedis(join(folder, 'redis')),
    process.env.MONGO_URL ? given(process.env.MONGO_URL) : startTestStore(join(folder, 'store')),
  ]);
  const stop = async () => {
    await Promise.all(started.map((service) => (service.status === 'fulfilled' ? service.value.stop() : undefined)));
    remove();
  };
  const failed = started.find((service) => service.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const [redis, store] = started;
  if (redis.status === 'fulfilled') process.env.BATON_TEST_REDIS_URL = redis.value.url;
  if (store.status === 'fulfilled') process.env.BATON_TEST_MONGO_URL = store.value.url;
  return stop;
}

async function given(url: string) {
  return { url, stop: async () => undefined };
}
