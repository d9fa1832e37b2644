import './lib/node-version.mjs';
import { readdirSync } from 'node:fs';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { endWithNpm } from './lib/end-with-npm.mjs';
import { Failure, main } from './lib/failure.mjs';
import { showGroup } from './lib/group.mjs';
import { ensureRedis } from './lib/redis.mjs';

const FOLDER = 'tests/bench';
const ENDING = '.bench.ts';

/** `npm run bench -- <name> …` runs one measurement of tests/bench; without a name it lists them. */
await main(async () => {
  endWithNpm();
  const [name, ...args] = process.argv.slice(2);
  const names = readdirSync(FOLDER)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length));
  if (!names.includes(name)) throw new Failure(`Which one? npm run bench -- <name>, with one of: ${names.join(', ')}`);
  await ensureDependencies();
  await ensureRedis();
  await ensureBuild();
  process.exitCode = await showGroup(process.execPath, ['--import', 'tsx', `${FOLDER}/${name}${ENDING}`, ...args]);
});
