import './lib/node-version.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { endWithNpm } from './lib/end-with-npm.mjs';
import { main } from './lib/failure.mjs';
import { showGroup } from './lib/group.mjs';

/**
 * `npm run equivalence`: random queries by any plan against a full scan, and random changes by several routes, in the
 * embedded store. A difference ends it with the seed and the round that show it again.
 */
await main(async () => {
  endWithNpm();
  await ensureDependencies();
  const args = process.argv.slice(2);
  process.exitCode = await showGroup(process.execPath, ['--import', 'tsx', 'tests/equivalence/main.ts', ...args]);
});
