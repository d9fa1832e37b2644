import './lib/node-version.mjs';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { endWithNpm } from './lib/end-with-npm.mjs';
import { main } from './lib/failure.mjs';
import { showGroup } from './lib/group.mjs';
import { inProject } from './lib/project.mjs';
import { ensureRedis } from './lib/redis.mjs';

/**
 * `npm run faults`: the fault tests. `-- --long` takes some ten minutes: many more faults, and runs without a mechanism,
 * which have to fail; one line each. `-- --long "far from"` runs those of that name. `-- --store` does the same to the
 * embedded store alone: killed under writers, with torn and damaged logs; `-- --store 100` takes more rounds.
 */
await main(async () => {
  endWithNpm();
  await ensureRedis();
  await ensureDependencies();
  await ensureBuild();
  const args = process.argv.slice(2);
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs');
  process.exitCode = await showGroup(
    process.execPath,
    args.includes('--store')
      ? ['--import', 'tsx', 'tests/faults/store.ts', ...args.filter((arg) => arg !== '--store')]
      : args.includes('--long')
        ? ['--import', 'tsx', 'tests/faults/long.ts', ...args.filter((arg) => arg !== '--long')]
        : [vitest, 'run', '--project', 'faults', ...args],
  );
});
