import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Loaded into the store's process before its program: tells how long its turns were, as its event loop saw them. */
const everyMs = 1;
const late = monitorEventLoopDelay({ resolution: everyMs });
late.enable();

/** In milliseconds, without the time between two looks. */
export type Turns = { p99: number; max: number };
const ms = (nanoseconds: number) => Math.max(nanoseconds / 1e6 - everyMs, 0);

process.on('message', (what) => {
  if (what === 'start') late.reset();
  if (what === 'stop') process.send?.({ p99: ms(late.percentile(99)), max: ms(late.max) } satisfies Turns);
});
