import './lib/node-version.mjs';
import { ensureBuild } from './lib/build.mjs';
import { show } from './lib/command.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { Failure, main } from './lib/failure.mjs';
import { inProject } from './lib/project.mjs';

const tool = (path, ...args) => [inProject('node_modules', path), ...args];
const script = (name, ...args) => [inProject('scripts', `${name}.mjs`), ...args];
const ROOMS = ['core', 'channels', 'gateway', 'workers', 'embedded', 'dashboard', 'tests'];

/** Every check, in the order in which its failure is cheapest to hear of. */
const CHECKS = [
  ['format and lint', tool('@biomejs/biome/bin/biome', 'check', '.', '--diagnostic-level=warn', '--error-on-warnings')],
  ['builds', ensureBuild],
  ['bundle budget', script('budget')],
  ['types', tool('typescript/bin/tsc', '--noEmit')],
  ['Svelte', tool('svelte-check/bin/svelte-check', '--tsconfig', 'tsconfig.json', '--fail-on-warnings')],
  [
    'import rules',
    tool('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', ...ROOMS),
  ],
  ['unused code', tool('knip/bin/knip.js')],
  ['generated client', script('client', '--check')],
  ['tests', script('test')],
];

/** `npm run validate`: runs every check, goes on after a failure, and sums up. `--without-tests` leaves the tests out. */
await main(async () => {
  await ensureDependencies();
  const withoutTests = process.argv.includes('--without-tests');
  const results = [];
  for (const [name, check] of CHECKS.filter(([name]) => !(withoutTests && name === 'tests'))) {
    console.log(`\n── ${name}`);
    const began = Date.now();
    results.push({ name, ok: await passes(check), seconds: (Date.now() - began) / 1_000 });
  }
  console.log('\n── summary');
  for (const { name, ok, seconds } of results) console.log(`  ${ok ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
  const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
  if (failed.length > 0) throw new Failure(`Failed: ${failed.join(', ')}`);
});

async function passes(check) {
  if (Array.isArray(check)) return (await show(process.execPath, check)) === 0;
  try {
    await check();
    return true;
  } catch (error) {
    console.error(error.message);
    return false;
  }
}
