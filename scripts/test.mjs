import './lib/node-version.mjs';
import { mkdirSync, rmSync } from 'node:fs';
import { ensureBuild } from './lib/build.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { endWithNpm } from './lib/end-with-npm.mjs';
import { main } from './lib/failure.mjs';
import { showGroup } from './lib/group.mjs';
import { inProject } from './lib/project.mjs';
import { ensureRedis } from './lib/redis.mjs';

/** `npm test`: sets up what is missing, then runs all tests. `npm test -- <vitest's arguments>` runs some. */
await main(async () => {
  endWithNpm();
  // First what a person may have to see to.
  await ensureChromium();
  await ensureRedis();
  await ensureDependencies();
  await ensureBuild();
  mkdirSync(inProject('.cache'), { recursive: true });
  rmSync(inProject('.cache', 'test-report.json'), { force: true });
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs');
  process.exitCode = await showGroup(process.execPath, [vitest, 'run', ...process.argv.slice(2)]);
});
