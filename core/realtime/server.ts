import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import { Server, type ServerOptions } from 'socket.io';

/**
 * A client of Redis that waits through an outage. The adapter reads in an endless loop,
 * which would spin if reading failed at once.
 */
export const createPatientRedis = (redisUrl: string, onError: (error: Error) => void): Redis => {
  const redis = new Redis(redisUrl, {
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 100, 1_000),
  });
  redis.on('error', onError);
  return redis;
};

/** Lets what was said last still go out, for a moment; with Redis away it is dropped. */
export const closePatientRedis = async (redis: Redis): Promise<void> => {
  const moment = new Promise((resolve) => setTimeout(resolve, 500).unref());
  await Promise.race([redis.quit().catch(() => undefined), moment]);
  redis.disconnect();
};

/**
 * A Socket.IO server that shares its rooms with every other process on the same Redis.
 * Workers make one without listening on anything: it only speaks.
 * @param redis a patient one, see above
 */
export const createRealtimeServer = (redis: Redis, prefix: string, options: Partial<ServerOptions> = {}): Server =>
  new Server({
    ...options,
    adapter: createAdapter(redis, {
      streamName: `${prefix}:realtime`,
      channelPrefix: `${prefix}:realtime`,
      maxLen: 20_000,
      readCount: 500,
      onlyPlaintext: true,
    }),
  });

/** Stops the adapters of a server that listens on nothing. */
export const closeRealtimeServer = async (server: Server): Promise<void> => {
  await Promise.allSettled([...server._nsps.values()].map((namespace) => namespace.adapter.close()));
};
