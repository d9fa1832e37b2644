import './lib/node-version.mjs';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { endWithNpm } from './lib/end-with-npm.mjs';
import { main } from './lib/failure.mjs';
import { ensureRedis } from './lib/redis.mjs';

/** `npm start`: sets up what is missing, then becomes the supervisor. */
await main(async () => {
  endWithNpm();
  // First what a person may have to see to.
  if (!process.env.REDIS_URL?.trim()) await ensureRedis();
  await ensureDependencies();
  await ensureBuild();
  // In this very process: there is nobody between it and the signals.
  await import('../dist/embedded/start/main.js');
});
