import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readSettings } from '#core/settings/settings.ts';
import { applicationEnv, type ServiceUrls } from './applications.ts';
import { prepareFolders, socketPath } from './folders.ts';
import { askRunning, takeLock } from './lock.ts';
import type { Programs } from './node-child.ts';
import { stopLeftovers } from './process-record.ts';
import { alreadyRunning } from './refusal.ts';
import { Supervisor } from './supervisor.ts';
import { Terminal } from './terminal.ts';

/**
 * Runs a maintenance command on the data of the Baton that runs in the data folder.
 * When none runs, the databases are started for the command alone. Resolves with its exit code.
 */
export async function runCommand(programs: Programs, script: string, args: string[]): Promise<number> {
  const settings = readSettings(process.env);
  const folders = prepareFolders(settings.dataDir);
  const path = socketPath(folders, 'baton');
  const run = (services: ServiceUrls) => runWith(applicationEnv(settings, services), script, args);
  const running = await askRunning(path);
  if (running?.services) return run(running.services);

  const lock = await takeLock(path, () => ({ pid: process.pid, publicUrl: settings.publicUrl }));
  if ('heldBy' in lock) throw alreadyRunning(lock.heldBy, settings.dataDir);
  const supervisor = new Supervisor({ settings, folders, programs, terminal: new Terminal() });
  process.on('exit', () => supervisor.killAll());
  try {
    await stopLeftovers(folders.run);
    return await run(await supervisor.startServices());
  } finally {
    await supervisor.stop();
    lock.release();
  }
}

async function runWith(env: NodeJS.ProcessEnv, script: string, args: string[]): Promise<number> {
  const child = spawn(process.execPath, ['--enable-source-maps', script, ...args], { env, stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  return code ?? 1;
}
