import pino from 'pino';
import { startWorker } from '#workers/worker.ts';
import type { Gateway } from './harness.ts';

/** A worker of this gateway's installation. `sweepEvery` in milliseconds; left out it is the product's. */
export const workerOf = ({ store, databaseName }: Pick<Gateway, 'store' | 'databaseName'>, sweepEvery?: number) => {
  const queue = { redisUrl: process.env.BATON_TEST_REDIS_URL ?? '', prefix: `test-${databaseName}` };
  const log = pino({ level: 'silent' });
  return startWorker({ store, queue, openai: undefined, log, ...(sweepEvery !== undefined && { sweepEvery }) });
};
export type Worker = ReturnType<typeof workerOf>;
