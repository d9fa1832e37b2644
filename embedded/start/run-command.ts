import { readSettings } from '#core/settings/settings.ts';
import { applicationEnv, type ServiceUrls } from './applications.ts';
import { prepareFolders, socketPath } from './folders.ts';
import { holdFolder } from './hold-folder.ts';
import { askRunning } from './lock.ts';
import type { Programs } from './node-child.ts';
import { alreadyRunning } from './refusal.ts';
import { runProgram } from './run-program.ts';

/**
 * Runs a maintenance command on the data of the Baton that runs in the data folder.
 * When none runs, the databases are started for the command alone. Resolves with its exit code.
 */
export async function runCommand(programs: Programs, script: string, args: string[]): Promise<number> {
  const settings = readSettings(process.env);
  const run = (services: ServiceUrls) => runProgram(applicationEnv(settings, services), script, args);
  const running = await askRunning(socketPath(prepareFolders(settings.dataDir), 'baton'));
  if (running?.services) return run(running.services);
  const inUse = (by: Parameters<typeof alreadyRunning>[0]) => alreadyRunning(by, settings.dataDir);
  return holdFolder({ settings, programs, inUse }, async (supervisor) => run(await supervisor.startServices()));
}
