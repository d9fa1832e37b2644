import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { lastLines, run } from './command.mjs';
import { Failure } from './failure.mjs';
import { step } from './progress.mjs';
import { inProject } from './project.mjs';

const lockFile = inProject('package-lock.json');
const stampFile = inProject('node_modules', '.baton-lock');

/** Installs what package-lock.json names, unless it is there already. */
export async function ensureDependencies() {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (read(stampFile) === hash) return;
  if (!installedByHand()) await step('Installing the dependencies', install);
  writeFileSync(stampFile, hash);
}

async function install() {
  // Under npm the very npm that was called; development dependencies build the front ends.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const { ok, output } = await (npm ? run(process.execPath, [npm, ...args]) : run('npm', args));
  if (!ok) throw new Failure(`The dependencies could not be installed. npm says:\n\n${lastLines(output)}`);
}

/** True when an earlier `npm ci` or `npm install` has left exactly what the lock file asks for. */
function installedByHand() {
  const hidden = inProject('node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
