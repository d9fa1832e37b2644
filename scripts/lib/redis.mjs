import { join } from 'node:path';
import { isProgram, lastLines, which } from './command.mjs';
import { installPackage, isDebian, isRoot, retireService } from './debian.mjs';
import { Failure } from './failure.mjs';
import { step } from './progress.mjs';
import { dataDir } from './project.mjs';
import { unpackedProgram, unpackProgram } from './unpacked.mjs';

const FOLDER = join(dataDir, 'tools', 'redis');

/** Finds Redis on this machine or brings it there, and leaves its path in BATON_REDIS_SERVER for those we start. */
export async function ensureRedis() {
  process.env.BATON_REDIS_SERVER ??= findRedis() ?? (await step('Installing Redis', installRedis));
}

function findRedis() {
  return which('redis-server', 'valkey-server') ?? [unpackedProgram(FOLDER)].find(isProgram);
}

async function installRedis() {
  if (!isDebian()) throw new Failure(howToInstall());
  if (isRoot()) {
    const { ok } = await installPackage('redis-server');
    await retireService('redis-server');
    const installed = which('redis-server');
    if (ok && installed) return installed;
  }
  const { ok, output } = await unpackProgram(FOLDER, { packages: ['redis-server'], program: 'usr/bin/redis-server' });
  if (!ok) throw new Failure(`Redis could not be fetched:\n\n${lastLines(output, 5)}\n\n${howToInstall()}`);
  return unpackedProgram(FOLDER);
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
