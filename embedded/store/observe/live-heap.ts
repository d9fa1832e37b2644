import { constants, PerformanceObserver } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

// Node needs air above what is alive: near its limit it only collects garbage.
const usable = 0.85;

export const heapLimit = () => Math.floor(getHeapStatistics().heap_size_limit * usable);

/** Bytes that were alive after the last full collection: without the garbage, which comes and goes. */
export class LiveHeap {
  private afterCollection: number | undefined;
  private readonly observer = new PerformanceObserver((list) => {
    const wasFull = list.getEntries().some((entry) => isFull((entry as { detail?: unknown }).detail));
    if (wasFull) this.afterCollection = getHeapStatistics().used_heap_size;
  });

  constructor() {
    this.observer.observe({ entryTypes: ['gc'] });
  }

  get bytes(): number {
    const now = getHeapStatistics().used_heap_size;
    return Math.min(now, this.afterCollection ?? now);
  }
}

const isFull = (detail: unknown): boolean =>
  (detail as { kind?: number } | undefined)?.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
