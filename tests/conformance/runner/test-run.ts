import type { MongoClient } from 'mongodb';
import type { FailPoints } from '../fail-points/fail-points.ts';
import type { Entities } from './entities.ts';
import type { Operation } from './format.ts';

/** One test on its way. */
export interface TestRun {
  entities: Entities;
  /** A client for what the test itself does not see: preparing, looking. */
  internal: MongoClient;
  failPoints: FailPoints;
  /** Runs an operation and compares what comes of it. Throws Failed or Skipped. */
  execute(operation: Operation): Promise<void>;
}
