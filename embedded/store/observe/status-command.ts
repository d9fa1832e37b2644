import type { Command } from '../commands/context.ts';
import { resources, shareOf } from './usage.ts';

/**
 * How much of the store's limits is used, and what it has done since it was opened.
 * A MongoDB server doesn't know the command: it has no such limits.
 */
export const batonStatus: Command = {
  options: [],
  run: async ({ store }) => {
    const { watch, operations, errors, slow, lag } = store.observer;
    await watch.look();
    const { used, limits, warnings, freeBytes } = watch;
    const shares = resources.map((resource) => shareOf(used, limits, resource));
    return {
      limits: resources.map((resource, i) => ({
        resource,
        used: used[resource],
        limit: limits[resource],
        share: shares[i],
      })),
      share: Math.max(...shares),
      warnings: warnings.map(({ text }) => text),
      refusals: watch.refusals,
      freeDiskBytes: freeBytes,
      operations: Object.fromEntries(operations),
      errors,
      slowOperations: slow,
      lagMs: { p99: lag.percentile(99) / 1e6, max: lag.max / 1e6 },
      ok: 1,
    };
  },
};
