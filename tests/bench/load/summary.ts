import type { Measured } from './loops.ts';

/** What the generator reports of a run. Rates per second, latencies in milliseconds. */
export type Summary = {
  accepted: number;
  visible: number;
  messages: number;
  p50: number;
  p99: number;
  longest: number;
  errors: number;
  errorCodes: Record<string, number>;
  lost: number;
  duplicates: number;
  repeats: number;
  starved: number;
};

export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

export const summarise = (run: Measured): Summary => {
  const sorted = run.latencies.toSorted((a, b) => a - b);
  return {
    accepted: run.accepted / run.seconds,
    visible: run.visible / run.seconds,
    messages: run.visibleInAll,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    longest: sorted.at(-1) ?? Number.NaN,
    errors: Object.values(run.errors).reduce((sum, count) => sum + count, 0),
    errorCodes: run.errors,
    lost: run.lost,
    duplicates: run.duplicates,
    repeats: run.repeats,
    starved: run.starved,
  };
};
