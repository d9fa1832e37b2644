import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { run } from './command.mjs';
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
  // Development dependencies build the front ends.
  const { ok, output } = await npm('ci', '--include=dev', '--no-audit', '--no-fund');
  if (!ok) throw new Failure(`The dependencies could not be installed. npm says:\n\n${firstErrors(output)}`);
}

/** Under npm the very npm that was called. */
function npm(...args) {
  const path = process.env.npm_execpath;
  return path ? run(process.execPath, [path, ...args]) : run('npm', args);
}

/** npm gives the reason first and its manual afterwards. */
function firstErrors(output) {
  const lines = output.split('\n').filter((line) => line.startsWith('npm error'));
  return (lines.length > 0 ? lines : output.split('\n')).slice(0, 12).join('\n');
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
