import { fileURLToPath } from 'node:url';
import { operate } from '../operations/operate.ts';
import { explain } from './explain.ts';
import type { Programs } from './node-child.ts';
import { runCommand } from './run-command.ts';
import { start } from './start.ts';

const built = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const programs: Programs = {
  gateway: built('gateway/main.js'),
  worker: built('workers/main.js'),
  channel: built('workers/sessions/main.js'),
  store: built('embedded/store/main.js'),
  nodeOptions: ['--import', new URL('./tether.js', import.meta.url).href],
};

const operation = built('embedded/operations/main.js');

const [option, what, ...args] = process.argv.slice(2);
const work = {
  '--run': () => runCommand(programs, what ?? '', args),
  '--operate': () => operate({ programs, operation, name: what ?? '', args }),
};

if (option === '--run' || option === '--operate') {
  process.exitCode = await work[option]().catch((error) => {
    process.stderr.write(explain(error));
    return 1;
  });
} else {
  await start(programs);
}
