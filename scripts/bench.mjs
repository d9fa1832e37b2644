import './lib/node-version.mjs';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { endWithNpm } from './lib/end-with-npm.mjs';
import { main } from './lib/failure.mjs';
import { showGroup } from './lib/group.mjs';
import { ensureRedis } from './lib/redis.mjs';

/**
 * `npm run bench`: measures Baton beside a floor, on this machine. One line of JSON per figure on stdout, words on stderr.
 * `-- --short` takes half a minute, `-- --full` sends 100,000 messages.
 */
await main(async () => {
  endWithNpm();
  // Only figures go to stdout.
  console.log = console.error;
  await ensureDependencies();
  await ensureRedis();
  await ensureBuild();
  process.exitCode = await showGroup(process.execPath, [
    '--import',
    'tsx',
    'tests/bench/main.ts',
    ...process.argv.slice(2),
  ]);
});
