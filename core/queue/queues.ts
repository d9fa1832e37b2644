import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import type { Jobs, QueueName, Ring } from '../contracts/jobs.ts';

export type QueueOptions = { redisUrl: string; prefix: string };

/** What identifies the work of a job: ringing twice for the same work is one job, and one more if it is under way. */
const workOf: { [Q in QueueName]: (job: Jobs[Q]) => string } = {
  converse: (job) => job.conversationId,
  route: (job) => job.botId,
  answer: (job) => job.conversationId,
  deliver: (job) => job.channelAccountId,
  fetchFiles: (job) => job.channelAccountId,
  hint: (job) => `${job.hint}/${job.conversationId}`,
  askName: (job) => job.conversationId,
  suggest: (job) => job.requestId,
  summarise: (job) => job.conversationId,
};

/** For what is said over and over: once in so many milliseconds, whoever says it. Platforms show typing for longer. */
const everyOf: { [Q in QueueName]?: (job: Jobs[Q]) => number | null } = {
  hint: ({ hint }) => (hint === 'typing' ? 7_000 : null),
};
export const QUEUES = Object.keys(workOf) as QueueName[];

export type Queues = { ring: Ring; redis: Redis; close: () => Promise<void> };

/**
 * Doorbells. `ring` never throws and is never waited for: with Redis away it is simply not heard,
 * and the sweep of every process rings again for what the store still holds.
 */
export const createQueues = ({ redisUrl, prefix }: QueueOptions, onError: (error: Error) => void): Queues => {
  const redis = new Redis(redisUrl, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    retryStrategy: (times) => Math.min(times * 100, 1_000),
  });
  redis.on('error', onError);
  const queues = Object.fromEntries(
    QUEUES.map((name) => {
      const queue = new Queue(name, {
        connection: redis,
        prefix,
        skipVersionCheck: true,
        skipWaitingForReady: true,
        defaultJobOptions: { removeOnComplete: true, removeOnFail: { age: 3600, count: 1_000 } },
      });
      queue.on('error', onError);
      return [name, queue];
    }),
  ) as unknown as { [Q in QueueName]: Queue };

  const ring: Ring = (name, job) => {
    const id = workOf[name](job);
    const ttl = everyOf[name]?.(job) ?? null;
    const deduplication = ttl === null ? { id, keepLastIfActive: true } : { id, ttl };
    queues[name].add(name, job, { deduplication }).catch(onError);
  };
  return {
    ring,
    redis,
    close: async () => {
      await Promise.allSettled(Object.values(queues).map((queue) => queue.close()));
      redis.disconnect();
    },
  };
};
