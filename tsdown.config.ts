import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'tsdown';

/** Programs that run on the server: each becomes one file in dist/ at the path of its source. */
const PROGRAMS = [
  'gateway/main',
  'gateway/password',
  'workers/main',
  'workers/sessions/main',
  'embedded/start/main',
  'embedded/start/tether',
  'embedded/store/main',
  'embedded/operations/main',
  'channels/whatsapp-web/child-main',
  'gateway/rotate-secrets',
  'gateway/sample/remove',
];

const present = PROGRAMS.filter((program) => existsSync(`${program}.ts`));

export default defineConfig({
  entry: Object.fromEntries(present.map((program) => [program, `${program}.ts`])),
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  outDir: 'dist',
  // The front ends build into the same folder.
  clean: false,
  sourcemap: true,
  dts: false,
  fixedExtension: false,
  deps: { skipNodeModulesBundle: true },
  // The subpath imports of package.json lead to sources, so they belong into the bundle.
  alias: Object.fromEntries(
    ['core', 'channels', 'gateway', 'workers', 'embedded'].map((room) => [`#${room}`, resolve(room)]),
  ),
  logLevel: 'warn',
  report: false,
});
