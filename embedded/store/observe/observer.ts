import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import type { Slice } from '../slice.ts';
import type { Doc } from '../value/types.ts';
import type { Reply } from '../wire/reply.ts';
import type { Watch } from './watch.ts';

interface Operation {
  name: string;
  slice: Pick<Slice, 'workMs'>;
  /** Its line for the log, should it turn out to be slow. */
  describe: (reply: Reply | undefined) => Doc;
}

/** Counts what the store does, and tells of what took long. */
export class Observer {
  readonly operations = new Map<string, number>();
  errors = 0;
  slow = 0;
  readonly watch: Watch;
  /** How late the event loop is, in nanoseconds. */
  readonly lag: IntervalHistogram = monitorEventLoopDelay({ resolution: 10 });
  private readonly slowMs: number;
  private readonly onSlow: (operation: Doc) => void;

  /** `slowMs`: from so many milliseconds of own work an operation is slow. */
  constructor(watch: Watch, slowMs: number, onSlow: (operation: Doc) => void) {
    this.watch = watch;
    this.slowMs = slowMs;
    this.onSlow = onSlow;
    this.lag.enable();
  }

  failed(): void {
    this.errors += 1;
  }

  async observe({ name, slice, describe }: Operation, run: () => Reply | Promise<Reply>): Promise<Reply> {
    this.operations.set(name, (this.operations.get(name) ?? 0) + 1);
    let reply: Reply | undefined;
    try {
      reply = await run();
      return reply;
    } finally {
      if (slice.workMs >= this.slowMs) {
        this.slow += 1;
        this.onSlow(describe(reply));
      }
    }
  }
}
