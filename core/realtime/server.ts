import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Redis } from 'ioredis';
import { Server, type ServerOptions } from 'socket.io';

/**
 * A Socket.IO server that shares its rooms with every other process on the same Redis.
 * Workers make one without listening on anything: it only speaks.
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
