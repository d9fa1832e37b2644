import './lib/node-version.mjs';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { endWithNpm } from './lib/end-with-npm.mjs';
import { main } from './lib/failure.mjs';
import { inProject } from './lib/project.mjs';

/** `node scripts/operate.mjs backup|restore|export|move-store …`: see docs/embedded-store.md. */
await main(async () => {
  endWithNpm();
  await ensureDependencies();
  await ensureBuild();
  const [node, , ...words] = process.argv;
  process.argv = [node, inProject('dist', 'embedded', 'start', 'main.js'), '--operate', ...words];
  await import('../dist/embedded/start/main.js');
});
