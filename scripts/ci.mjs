import './lib/node-version.mjs';
import { existsSync, readFileSync } from 'node:fs';
import { show } from './lib/command.mjs';
import { main } from './lib/failure.mjs';
import { inProject } from './lib/project.mjs';
import { count } from './lib/report.mjs';

/** Everything that is checked in public, from nothing. Its last line says how many tests passed and failed. */
await main(async () => {
  const validated = await npm('run', 'validate', '--', '--without-tests');
  const tested = await npm('test');
  const file = inProject('.cache', 'test-report.json');
  const { passed, failed } = count(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
  if (validated !== 0) console.log('\nnpm run validate failed: see above.');
  if (tested !== 0 && failed === 0) console.log('\nnpm test failed although no test did: see above.');
  process.exitCode = validated === 0 && tested === 0 && failed === 0 && passed > 0 ? 0 : 1;
  console.log(`${passed} passed, ${failed} failed`);
});

function npm(...args) {
  const path = process.env.npm_execpath;
  return path ? show(process.execPath, [path, ...args]) : show('npm', args);
}
