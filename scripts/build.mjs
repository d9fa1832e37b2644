import './lib/node-version.mjs';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { main } from './lib/failure.mjs';

const only = process.argv.slice(2);

/** `npm run build`: builds everything, up to date or not. With names: these, where they are out of date. */
await main(async () => {
  await ensureDependencies();
  await ensureBuild(only.length > 0 ? { only } : { force: true });
});
