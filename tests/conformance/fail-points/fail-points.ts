import type { Document } from 'mongodb';

/** Faults that a test orders of the server. */
export interface FailPoints {
  /** Takes a `configureFailPoint` command. Throws Skipped where it can't be had. */
  set(command: Document): Promise<void> | void;
  /** Takes back all that were set. */
  clear(): Promise<void> | void;
}
