import closeWithGrace from 'close-with-grace';
import pino from 'pino';
import { ADAPTERS } from '#channels/registry.ts';
import { createFiles } from '#core/files/files.ts';
import { createSafeFetch } from '#core/files/safe-fetch.ts';
import { ensureSecretKeys } from '#core/settings/secret-key.ts';
import { readSettings } from '#core/settings/settings.ts';
import { connectStore } from '#core/store/connect.ts';
import { createSealing } from '#core/store/sealing.ts';
import { startWorker } from './worker.ts';

const settings = readSettings(process.env);
const log = pino({ level: settings.logLevel, base: { role: 'worker' } });
if (!settings.mongoUrl || !settings.redisUrl) {
  log.fatal('A worker by itself needs MONGO_URL and REDIS_URL. `npm start` provides both.');
  process.exit(1);
}
const store = await connectStore(settings.mongoUrl);
const worker = startWorker({
  store,
  queue: { redisUrl: settings.redisUrl, prefix: 'baton' },
  openai: settings.openai,
  channels: { adapters: ADAPTERS, sealing: createSealing(ensureSecretKeys(settings)) },
  files: {
    ...createFiles({ dataDir: settings.dataDir, s3: settings.files.s3 }),
    most: settings.files.maxBytes,
    fetch: createSafeFetch(),
  },
  log,
});

const closing = closeWithGrace({ delay: 8_000 }, async ({ err }) => {
  if (err) log.error({ err }, 'closing after an error');
  await worker.close();
  await store.close();
});
// The supervisor is gone: nobody would stop this process any more.
process.on('disconnect', () => void closing.close());
process.send?.({ type: 'ready' });
log.info('worker ready');
