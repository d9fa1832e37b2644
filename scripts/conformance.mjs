import './lib/node-version.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { endWithNpm } from './lib/end-with-npm.mjs';
import { main } from './lib/failure.mjs';
import { showGroup } from './lib/group.mjs';

/**
 * `npm run conformance`: our cases in MongoDB's unified test format, against the embedded store or MONGO_URL.
 * `-- --from FOLDER` runs the files of a folder and below, `-- --skipped` names each case that was skipped.
 */
await main(async () => {
  endWithNpm();
  await ensureDependencies();
  process.exitCode = await showGroup(process.execPath, [
    ...['--import', 'tsx', 'tests/conformance/main.ts'],
    ...process.argv.slice(2),
  ]);
});
