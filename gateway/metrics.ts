import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Registry } from 'prom-client';
import type { StoreStatus } from '#core/store/status.ts';

/** Numbers for Prometheus, read when they are asked for. What the store counts comes from the store. */
export const createMetrics = (readStatus: () => Promise<StoreStatus | null>) => {
  const registry = new Registry();
  const registers = [registry];
  const lag = monitorEventLoopDelay({ resolution: 20 });
  lag.enable();
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const own = gauge('baton_gateway_event_loop_lag_p99_seconds', 'How late the gateway is, since the last reading');
  const up = gauge('baton_store_up', '1 when the store answers');
  const operations = new Counter({
    ...{ name: 'baton_store_operations_total', help: 'Operations by command', registers },
    labelNames: ['command'],
  });
  const errors = counter('baton_store_errors_total', 'Operations that were refused or have failed');
  const slow = counter('baton_store_slow_operations_total', 'Operations with more than 50 ms of own work');
  const used = new Gauge({
    ...{ name: 'baton_store_used', help: 'Documents, bytes and milliseconds in use', registers },
    labelNames: ['resource'],
  });
  const share = new Gauge({
    ...{ name: 'baton_store_used_share', help: 'The same as a share of the limit', registers },
    labelNames: ['resource'],
  });
  const storeLag = gauge('baton_store_event_loop_lag_p99_seconds', 'How late the store is, within the last minute');

  const take = (status: StoreStatus) => {
    for (const [command, count] of Object.entries(status.operations)) operations.inc({ command }, count);
    errors.inc(status.errors);
    slow.inc(status.slowOperations);
    for (const limit of status.limits) {
      used.set({ resource: limit.resource }, limit.used);
      share.set({ resource: limit.resource }, limit.share);
    }
    storeLag.set(status.lagMs.p99 / 1_000);
  };

  return {
    contentType: registry.contentType,
    read: async (): Promise<string> => {
      registry.resetMetrics();
      own.set(lag.percentile(99) / 1e9);
      lag.reset();
      try {
        const status = await readStatus();
        up.set(1);
        if (status) take(status);
      } catch {
        up.set(0);
      }
      return registry.metrics();
    },
    close: () => lag.disable(),
  };
};
