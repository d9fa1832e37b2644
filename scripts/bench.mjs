import './lib/node-version.mjs';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { endWithNpm } from './lib/end-with-npm.mjs';
import { main } from './lib/failure.mjs';
import { showGroup } from './lib/group.mjs';
import { ensureRedis } from './lib/redis.mjs';

/**
 * `npm run bench`: measures Baton beside a floor, on this machine. One line of JSON per figure on stdout, words on stderr.
 * `-- webhooks` measures what another system tells by the API channel, in 200 conversations.
 * `-- routing` measures what handing out, lists and counts cost as the store fills, `-- routing-reacts` how soon freed room is used.
 * `-- --short` takes half a minute, `-- --full` sends 100,000 messages. `-- store` measures the embedded store beside its engine and a server that does nothing,
 * `-- store-fairness` how long others wait in it while one client asks for much, `-- store-turns` its longest turns,
 * `-- store-backup` how long they wait beside a backup.
 */
await main(async () => {
  endWithNpm();
  // Only figures go to stdout.
  console.log = console.error;
  await ensureDependencies();
  await ensureRedis();
  await ensureBuild();
  const [what, ...rest] = process.argv.slice(2);
  const programs = {
    routing: 'tests/bench/routing/main.ts',
    'routing-reacts': 'tests/bench/routing/reacts.ts',
    webhooks: 'tests/bench/webhooks/main.ts',
    store: 'tests/bench/store/main.ts',
    'store-fairness': 'tests/bench/store/fairness.ts',
    'store-turns': 'tests/bench/store/turns.ts',
    'store-backup': 'tests/bench/store/backup.ts',
  };
  // It measures within its own process, which then has to be as the store's is.
  const options = what === 'store-turns' ? ['--max-semi-space-size=4'] : [];
  const program = programs[what] ? [...options, programs[what], ...rest] : ['tests/bench/main.ts', what, ...rest];
  process.exitCode = await showGroup(process.execPath, ['--import', 'tsx', ...program.filter(Boolean)]);
});
