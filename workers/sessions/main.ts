import closeWithGrace from 'close-with-grace';
import pino from 'pino';
import { adaptersWith } from '#channels/registry.ts';
import { createFiles } from '#core/files/files.ts';
import { createSafeFetch } from '#core/files/safe-fetch.ts';
import { ensureSecretKeys } from '#core/settings/secret-key.ts';
import { readSettings } from '#core/settings/settings.ts';
import { connectStore } from '#core/store/connect.ts';
import { createSealing } from '#core/store/sealing.ts';
import { startChannelRole } from './role.ts';

const settings = readSettings(process.env);
const log = pino({ level: settings.logLevel, base: { role: 'channel' } });
const { mongoUrl, redisUrl, dataDir } = settings;
if (!mongoUrl || !redisUrl) {
  log.fatal('A channel process by itself needs MONGO_URL and REDIS_URL. `npm start` provides both.');
  process.exit(1);
}
const store = await connectStore(mongoUrl);
const role = await startChannelRole({
  ...{ store, dataDir, log, most: settings.maxSessions },
  queue: { redisUrl, prefix: 'baton' },
  adapters: adaptersWith({ chromium: settings.chromiumPath }),
  sealing: createSealing(ensureSecretKeys(settings)),
  files: {
    ...createFiles({ dataDir, s3: settings.files.s3 }),
    most: settings.files.maxBytes,
    fetch: createSafeFetch(),
  },
});

const closing = closeWithGrace({ delay: 8_000 }, async ({ err }) => {
  if (err) log.error({ err }, 'closing after an error');
  await role.close();
  await store.close();
});
// The supervisor is gone: nobody would stop this process any more.
process.on('disconnect', () => void closing.close());
process.send?.({ type: 'ready' });
log.info('channel process ready');
