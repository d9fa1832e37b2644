import pino from 'pino';
import { readSettings } from '#core/settings/settings.ts';
import { connectStore, type Store } from '#core/store/connect.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { startWorker } from '#workers/worker.ts';

/**
 * The product's worker with one mechanism taken out, to show that the checks notice:
 * `fence`: writes over whatever version there is now; `reconciler`: rings no bell a second time.
 */
const without = process.env.WITHOUT;
const settings = readSettings(process.env);
const store = await connectStore(settings.mongoUrl ?? '');

const unfenced = (whole: Store): Store => ({
  ...whole,
  conversations: {
    ...whole.conversations,
    write: async (before, events, extra) => {
      for (;;) {
        const current = await whole.conversations.find(EVERYTHING, before.id);
        const version = current?.version ?? before.version;
        const outcome = await whole.conversations.write({ ...before, version }, events, extra);
        if (outcome !== 'stale') return outcome;
      }
    },
  },
});

startWorker({
  store: without === 'fence' ? unfenced(store) : store,
  queue: { redisUrl: settings.redisUrl ?? '', prefix: 'baton' },
  openai: undefined,
  log: pino({ level: 'silent' }),
  ...(without === 'reconciler' ? { sweepEvery: 2 ** 30 } : {}),
});
process.on('disconnect', () => process.exit(0));
process.send?.({ type: 'ready' });
