import { type ModelFailure, timedOut } from './model-failure.ts';

export type Timeouts = {
  /** Longest wait for the next piece of an answer, the first one included. Milliseconds. */
  silence: number;
  /** Longest time for the whole answer, repeated attempts included. Milliseconds. */
  total: number;
};
export const TIMEOUTS: Timeouts = { silence: 10_000, total: 45_000 };

export type Deadline = {
  signal: AbortSignal;
  /** Something arrived: the silence is counted anew. */
  heard(): void;
  /** Set once a deadline has passed; null when somebody else aborted. */
  failure(): ModelFailure | null;
  stop(): void;
};

/** Aborts `signal` when the endpoint is silent or slow for too long, and when `outer` is aborted. */
export const startDeadline = (outer: AbortSignal, { silence, total }: Timeouts): Deadline => {
  const controller = new AbortController();
  let failure: ModelFailure | null = null;
  const pass = (ms: number) => () => {
    failure ??= timedOut(ms);
    controller.abort();
  };
  const whole = setTimeout(pass(total), total);
  let quiet = setTimeout(pass(silence), silence);
  const follow = () => controller.abort();
  if (outer.aborted) follow();
  outer.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    heard: () => {
      clearTimeout(quiet);
      quiet = setTimeout(pass(silence), silence);
    },
    failure: () => failure,
    stop: () => {
      clearTimeout(whole);
      clearTimeout(quiet);
      outer.removeEventListener('abort', follow);
    },
  };
};
