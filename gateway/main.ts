import { fileURLToPath } from 'node:url';
import closeWithGrace from 'close-with-grace';
import pino from 'pino';
import { ADAPTERS } from '#channels/registry.ts';
import { createFiles } from '#core/files/files.ts';
import { createQueues } from '#core/queue/queues.ts';
import { closePatientRedis, createPatientRedis } from '#core/realtime/server.ts';
import { ensureSecretKeys } from '#core/settings/secret-key.ts';
import { readSettings } from '#core/settings/settings.ts';
import { connectStore } from '#core/store/connect.ts';
import { every } from '#core/store/every.ts';
import { reconcile } from '#core/store/reconcile.ts';
import { buildApp } from './app.ts';
import { prepareFirstStart } from './first-start.ts';

/** Shared with the workers. */
const PREFIX = 'baton';

const settings = readSettings(process.env);
const log = pino({ level: settings.logLevel, base: { role: 'gateway' } });
const { mongoUrl, redisUrl, publicUrl, port, host } = settings;
if (!mongoUrl || !redisUrl) {
  log.fatal('A gateway by itself needs MONGO_URL and REDIS_URL. `npm start` provides both.');
  process.exit(1);
}

const onError = (error: Error): void => log.warn({ err: error }, 'redis');
const store = await connectStore(mongoUrl);
const newcomers = await prepareFirstStart(store, settings.owner);
const queues = createQueues({ redisUrl, prefix: PREFIX }, onError);
const redis = createPatientRedis(redisUrl, onError);
// Every process is a safety net under every bell that was not heard.
const stopReconciling = every(
  2_000,
  () => reconcile({ ...store, ring: queues.ring }, store.time()),
  (error) => log.warn({ err: error }, 'reconcile'),
);

const app = await buildApp({
  publicUrl,
  trustedProxies: settings.trustedProxies,
  // Built, this file is dist/gateway/main.js.
  distFolder: fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../dist' : '..', import.meta.url)),
  secretKeys: ensureSecretKeys(settings),
  adapters: ADAPTERS,
  files: { ...createFiles({ dataDir: settings.dataDir, s3: settings.files.s3 }), most: settings.files.maxBytes },
  store,
  queues,
  redis,
  prefix: PREFIX,
  log,
});

const closing = closeWithGrace({ delay: 8_000, logger: log }, async ({ err }) => {
  if (err) log.error({ err }, 'closing after an error');
  await stopReconciling();
  await app.close();
  await queues.close();
  await closePatientRedis(redis);
  await store.close();
});
// The supervisor is gone: nobody would stop this process any more.
process.on('disconnect', () => closing.close());

await app.listen({ port, host });
const demo = (await store.bots.samples()).length > 0;
process.send?.({ type: 'ready', url: publicUrl, demo, ...newcomers });
log.info({ port }, 'gateway ready');
