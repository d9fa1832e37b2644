import pino from 'pino';
import { ensureSecretKeys } from '#core/settings/secret-key.ts';
import { readSettings } from '#core/settings/settings.ts';
import { connectStore } from '#core/store/connect.ts';
import { createSealing } from '#core/store/sealing.ts';
import { resealAll } from './auth/reseal-all.ts';

const settings = readSettings(process.env);
const log = pino({ level: settings.logLevel, base: { role: 'secrets' } });
if (!settings.mongoUrl) {
  log.fatal('This needs MONGO_URL. `npm run rotate-secrets` provides it.');
  process.exit(1);
}
const store = await connectStore(settings.mongoUrl);
try {
  const { resealed, newest, unreadable } = await resealAll(
    store.channelAccounts,
    createSealing(ensureSecretKeys(settings)),
  );
  process.stdout.write(`Channels whose secrets are now under the newest key: ${resealed}, were before: ${newest}\n`);
  if (unreadable.length === 0) process.stdout.write('SECRET_KEY_PREVIOUS is needed no more.\n');
  for (const why of unreadable) process.stderr.write(`${why}\n`);
  if (unreadable.length > 0) process.exitCode = 1;
} finally {
  await store.close();
}
