import type { Store } from './commands/context.ts';
import { sweepExpired } from './ttl.ts';

const diskMs = 1_000;
const cursorsMs = 1_000;

/** Does what has to be done now and then. Gives the way to end it. `onError` hears what goes wrong. */
export function keepHouse(store: Store, everyMs: number, onError: (what: string, error: unknown) => void): () => void {
  let sweeping = false;
  const sweep = async () => {
    // A sweep of very much may take longer than the pause between two.
    if (sweeping) return;
    sweeping = true;
    const now = store.now();
    store.observer.lag.reset();
    store.retries.expire(now);
    store.transactions.expire(now);
    try {
      await sweepExpired(store.catalog, now);
    } catch (error) {
      onError('Sweeping expired documents failed', error);
    }
    sweeping = false;
  };
  const { watch } = store.observer;
  const look = (what: () => Promise<void>) => () => {
    what().catch((error: unknown) => onError('Measuring the store failed', error));
  };
  const timers = [
    setInterval(() => void sweep(), everyMs),
    setInterval(
      look(() => watch.look()),
      Math.min(everyMs, 10_000),
    ),
    setInterval(
      look(() => watch.lookAtDisk()),
      diskMs,
    ),
    setInterval(() => store.cursors.expire(store.now()), cursorsMs),
  ];
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
