import { WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Jobs, QueueName } from '../contracts/jobs.ts';

export type Processor<Q extends QueueName> = (
  job: Jobs[Q],
  facts: { stalledBefore: boolean; signal: AbortSignal },
) => Promise<void>;

/**
 * One consumer of one queue. `redis` waits through outages and may be shared.
 * A job whose lock could not be renewed is cancelled through its signal;
 * one that was found stalled, because its worker was killed, runs again and is told so.
 * On closing, jobs under way are finished; where they may take long, `interrupt` cancels them through their signal and
 * gives back to the queue, for another worker, those that reject.
 */
export const createWorker = <Q extends QueueName>(
  name: Q,
  { redis, prefix }: { redis: Redis; prefix: string },
  process: Processor<Q>,
  options: { concurrency: number; onError: (error: Error) => void; interrupt?: boolean },
): { close: () => Promise<void> } => {
  let closing = false;
  const worker = new Worker<Jobs[Q]>(
    name,
    // Three parameters without defaults: only then there is a signal.
    async (job, token, given) => {
      const signal = given ?? new AbortController().signal;
      const giveBack = async (): Promise<never> => {
        await job.moveToWait(token);
        throw new WaitingError();
      };
      // A fetch that was under way when the worker began to close, perhaps of what was just given back.
      if (closing && options.interrupt) return giveBack();
      try {
        await process(job.data, { stalledBefore: job.stalledCounter > 0, signal });
      } catch (error) {
        if (!closing || !signal.aborted) throw error;
        return giveBack();
      }
    },
    {
      connection: redis,
      prefix,
      concurrency: options.concurrency,
      lockDuration: 10_000,
      stalledInterval: 5_000,
      maxStalledCount: 1_000,
      runRetryDelay: 500,
      skipVersionCheck: true,
    },
  );
  worker.on('error', options.onError);
  worker.on('lockRenewalFailed', (ids: string[]) => {
    for (const id of ids) worker.cancelJob(id);
  });
  return {
    close: async () => {
      closing = true;
      const closed = worker.close();
      if (options.interrupt) worker.cancelAllJobs('the worker stops');
      await closed;
    },
  };
};
