import './lib/node-version.mjs';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { Failure, main } from './lib/failure.mjs';
import { inProject } from './lib/project.mjs';
import { ensureRedis } from './lib/redis.mjs';

/** Maintenance commands, and the programs behind them. */
const COMMANDS = {
  password: 'gateway/password.js',
  'rotate-secrets': 'gateway/rotate-secrets.js',
  'sample-remove': 'gateway/sample/remove.js',
};

/** `node scripts/run.mjs <command>`: runs it on the data of the running Baton, or of the one that would start here. */
await main(async () => {
  const [name, ...args] = process.argv.slice(2);
  const program = COMMANDS[name];
  if (!program)
    throw new Failure(`There is no command "${name ?? ''}". There are: ${Object.keys(COMMANDS).join(', ')}`);
  if (!process.env.REDIS_URL?.trim()) await ensureRedis();
  await ensureDependencies();
  await ensureBuild();
  process.argv = [
    process.argv[0],
    inProject('dist', 'embedded', 'start', 'main.js'),
    '--run',
    inProject('dist', program),
    ...args,
  ];
  await import('../dist/embedded/start/main.js');
});
