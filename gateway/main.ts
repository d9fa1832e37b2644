import { fileURLToPath } from 'node:url';
import closeWithGrace from 'close-with-grace';
import { Redis } from 'ioredis';
import pino from 'pino';
import { createQueues } from '#core/queue/queues.ts';
import { ensureSecretKey } from '#core/settings/secret-key.ts';
import { readSettings } from '#core/settings/settings.ts';
import { connectStore } from '#core/store/connect.ts';
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
// The sockets' adapter reads in a loop: with Redis away it has to wait, not to fail and turn in circles.
const redis = new Redis(redisUrl, {
  maxRetriesPerRequest: null,
  retryStrategy: (times) => Math.min(times * 100, 1_000),
});
redis.on('error', onError);

const app = await buildApp({
  publicUrl,
  // Built, this file is dist/gateway/main.js.
  distFolder: fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../dist' : '..', import.meta.url)),
  secretKey: ensureSecretKey(settings),
  store,
  queues,
  redis,
  prefix: PREFIX,
  log,
});

const closing = closeWithGrace({ delay: 8_000, logger: log }, async ({ err }) => {
  if (err) log.error({ err }, 'closing after an error');
  await app.close();
  await queues.close();
  redis.disconnect();
  await store.close();
});
// The supervisor is gone: nobody would stop this process any more.
process.on('disconnect', () => closing.close());

await app.listen({ port, host });
process.send?.({ type: 'ready', url: publicUrl, ...newcomers });
log.info({ port }, 'gateway ready');
