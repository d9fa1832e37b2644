import pino from 'pino';
import { createFiles } from '#core/files/files.ts';
import { readSettings } from '#core/settings/settings.ts';
import { connectStore } from '#core/store/connect.ts';
import { removeSample } from './create.ts';

const { mongoUrl, logLevel, dataDir, files } = readSettings(process.env);
const log = pino({ level: logLevel, base: { role: 'sample' } });
if (!mongoUrl) {
  log.fatal('This needs MONGO_URL. `npm run sample:remove` provides it.');
  process.exit(1);
}
const store = await connectStore(mongoUrl);
try {
  const removed = await removeSample(store, createFiles({ dataDir, s3: files.s3 }).storage);
  const lines = Object.entries(removed).map(([what, count]) => `  ${what.padEnd(16)}${count}`);
  process.stdout.write(`Removed from the sample:\n${lines.join('\n')}\n`);
} finally {
  await store.close();
}
