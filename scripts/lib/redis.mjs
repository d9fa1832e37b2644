import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answers, isProgram, lastLines, which } from './command.mjs';
import { installPackage, isDebian, isRoot, libraryFolders, unpackPackages } from './debian.mjs';
import { Failure } from './failure.mjs';
import { step } from './progress.mjs';
import { dataDir } from './project.mjs';

/**
 * Finds Redis on this machine or brings it there, and leaves its path in BATON_REDIS_SERVER for those we start.
 * `unpack` forces the way that needs no rights.
 */
export async function ensureRedis({ folder = join(dataDir, 'tools', 'redis'), unpack = false } = {}) {
  const found = unpack ? undefined : findRedis(folder);
  process.env.BATON_REDIS_SERVER = found ?? (await step('Installing Redis', () => installRedis(folder, unpack)));
}

function findRedis(folder) {
  const own = wrapperIn(folder);
  return process.env.BATON_REDIS_SERVER ?? which('redis-server', 'valkey-server') ?? (isProgram(own) ? own : undefined);
}

async function installRedis(folder, unpack) {
  if (!isDebian()) throw new Failure(howToInstall());
  if (isRoot() && !unpack) {
    const { ok } = await installPackage('redis-server');
    const installed = which('redis-server');
    if (ok && installed) return installed;
  }
  return unpackRedis(folder);
}

async function unpackRedis(folder) {
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const { ok, output } = await unpackPackages(['redis-server'], draft);
  if (!ok) throw new Failure(`Redis could not be fetched:\n\n${lastLines(output, 5)}\n\n${howToInstall()}`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  const wrapper = wrapperIn(folder);
  writeWrapper(wrapper, folder);
  if (answers(wrapper, '--version')) return wrapper;
  rmSync(wrapper);
  throw new Failure(`The Redis that was fetched does not run on this system. ${howToInstall()}`);
}

const wrapperIn = (folder) => join(folder, 'redis-server');

/** One path is all that others need to know: the libraries next to it are found by the script that stands for it. */
function writeWrapper(wrapper, folder) {
  const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const libraries = libraryFolders(folder).map(quote).join(':');
  const program = quote(join(folder, 'usr', 'bin', 'redis-server'));
  writeFileSync(wrapper, `#!/bin/sh\nLD_LIBRARY_PATH=${libraries} exec ${program} "$@"\n`);
  chmodSync(wrapper, 0o755);
}

function howToInstall() {
  const commands = [
    ['brew', 'brew install redis'],
    ['apt-get', 'sudo apt-get install redis-server'],
    ['dnf', 'sudo dnf install valkey'],
    ['pacman', 'sudo pacman -S valkey'],
    ['apk', 'apk add redis'],
    ['zypper', 'sudo zypper install redis'],
  ];
  const [, command] = commands.find(([manager]) => which(manager)) ?? [];
  const install = command ? `Install it with: ${command}` : 'Install redis-server with your package manager';
  return `Baton needs Redis, and there is none on this machine. ${install}\nOr give it one: REDIS_URL=redis://… npm start`;
}
