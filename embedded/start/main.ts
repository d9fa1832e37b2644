import { fileURLToPath } from 'node:url';
import { explain } from './explain.ts';
import type { Programs } from './node-child.ts';
import { runCommand } from './run-command.ts';
import { start } from './start.ts';

const built = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const programs: Programs = {
  gateway: built('gateway/main.js'),
  worker: built('workers/main.js'),
  store: built('embedded/store/main.js'),
  nodeOptions: ['--import', new URL('./tether.js', import.meta.url).href],
};

const [option, script, ...args] = process.argv.slice(2);
if (option === '--run' && script) {
  process.exitCode = await runCommand(programs, script, args).catch((error) => {
    process.stderr.write(explain(error));
    return 1;
  });
} else {
  await start(programs);
}
