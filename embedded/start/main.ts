import { fileURLToPath } from 'node:url';
import { start } from './start.ts';

const built = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

await start({
  gateway: built('gateway/main.js'),
  worker: built('workers/main.js'),
  store: built('embedded/store/main.js'),
  nodeOptions: ['--import', new URL('./tether.js', import.meta.url).href],
});
