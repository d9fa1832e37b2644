import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import { Server, type ServerOptions } from 'socket.io';
import { STREAM_LENGTH, streamOf } from './stream.ts';

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

/** The adapter subscribes and doesn't look at the answer: one that is cut off by closing is nobody's error. */
const forgiveSubscribers = (redis: Redis): void => {
  const duplicate = redis.duplicate.bind(redis);
  redis.duplicate = (override) => {
    const copy = duplicate(override);
    const subscribe = copy.subscribe.bind(copy) as (...channels: unknown[]) => Promise<unknown>;
    copy.subscribe = ((...channels: unknown[]) => {
      const subscribed = subscribe(...channels);
      subscribed.catch(() => undefined);
      return subscribed;
    }) as typeof copy.subscribe;
    return copy;
  };
};

/**
 * A Socket.IO server that shares its rooms with every other process on the same Redis.
 * @param redis a patient one, see above
 */
export const createRealtimeServer = (redis: Redis, prefix: string, options: Partial<ServerOptions> = {}): Server => {
  forgiveSubscribers(redis);
  const adapter = createAdapter(redis, {
    streamName: streamOf(prefix),
    channelPrefix: streamOf(prefix),
    maxLen: STREAM_LENGTH,
    readCount: 500,
    onlyPlaintext: true,
  });
  return new Server({ ...options, adapter });
};

/** Stops the adapters, not what the server listens on. */
export const closeRealtimeServer = async (server: Server): Promise<void> => {
  await Promise.allSettled([...server._nsps.values()].map((namespace) => namespace.adapter.close()));
};
