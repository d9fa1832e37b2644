import './lib/node-version.mjs';
import { ensureBuild } from './lib/build.mjs';
import { show } from './lib/command.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { main } from './lib/failure.mjs';
import { inProject } from './lib/project.mjs';
import { ensureRedis } from './lib/redis.mjs';

/**
 * `npm run bench`: measures Baton beside a floor, on this machine. One line of JSON per figure on stdout, words on stderr.
 * `-- --short` takes half a minute, `-- --full` sends 100,000 messages.
 */
await main(async () => {
  // Only figures go to stdout.
  console.log = console.error;
  await ensureDependencies();
  await ensureRedis();
  await ensureBuild();
  const program = inProject('tests', 'bench', 'main.ts');
  process.exitCode = await show(process.execPath, ['--import', 'tsx', program, ...process.argv.slice(2)]);
});
