import './lib/node-version.mjs';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { main } from './lib/failure.mjs';

/** `npm run build`: builds everything, up to date or not. */
await main(async () => {
  await ensureDependencies();
  await ensureBuild({ force: true });
});
