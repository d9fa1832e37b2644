import pino from 'pino';
import { readSettings } from '#core/settings/settings.ts';
import { connectStore } from '#core/store/connect.ts';
import { resetPassword } from './auth/reset-password.ts';

const { mongoUrl, logLevel } = readSettings(process.env);
const log = pino({ level: logLevel, base: { role: 'password' } });
if (!mongoUrl) {
  log.fatal('This needs MONGO_URL. `npm run password` provides it.');
  process.exit(1);
}
const store = await connectStore(mongoUrl);
try {
  const [email] = process.argv.slice(2);
  const reset = await resetPassword(store, email);
  if (reset) {
    process.stdout.write(`\n  ${reset.email} · ${reset.password}   ← the new password, shown this once\n\n`);
  } else {
    const accounts = (await store.agents.list()).map((agent) => `  ${agent.email}`);
    const usage = 'Say whose password: npm run password -- name@example.com';
    process.stderr.write(`\n${[usage, ...accounts].join('\n')}\n\n`);
    process.exitCode = 1;
  }
} finally {
  await store.close();
}
