import './lib/node-version.mjs';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { endWithNpm } from './lib/end-with-npm.mjs';
import { main } from './lib/failure.mjs';
import { showGroup } from './lib/group.mjs';
import { ensureRedis } from './lib/redis.mjs';

/**
 * `npm run faults`: every scenario once, one line each; see tests/faults/main.ts for `--long`, `--calm`, `--sabotage`, `--only`
 * and `--seed`. `-- --store` does the same to the embedded store alone: killed under writers, with torn and damaged logs;
 * `-- --store 100` takes more rounds.
 */
await main(async () => {
  endWithNpm();
  await ensureRedis();
  await ensureDependencies();
  await ensureBuild();
  const args = process.argv.slice(2);
  const [script, ...rest] = args.includes('--store')
    ? ['tests/faults/store.ts', ...args.filter((arg) => arg !== '--store')]
    : ['tests/faults/main.ts', ...args];
  process.exitCode = await showGroup(process.execPath, ['--import', 'tsx', script, ...rest]);
});
