import './lib/node-version.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { endWithNpm } from './lib/end-with-npm.mjs';
import { main } from './lib/failure.mjs';
import { showGroup } from './lib/group.mjs';

/**
 * `npm run model`: random commands on the store and on a plain model beside it, 1,000 runs; see tests/model/main.ts for
 * `--runs`, `--seed` and what repeats a failing sequence.
 */
await main(async () => {
  endWithNpm();
  await ensureDependencies();
  const args = process.argv.slice(2);
  process.exitCode = await showGroup(process.execPath, ['--import', 'tsx', 'tests/model/main.ts', ...args]);
});
