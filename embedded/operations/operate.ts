import { join } from 'node:path';
import { readSettings } from '#core/settings/settings.ts';
import { socketPath } from '../start/folders.ts';
import { holdFolder } from '../start/hold-folder.ts';
import { askRunning, type Running } from '../start/lock.ts';
import type { Programs } from '../start/node-child.ts';
import { alreadyRunning } from '../start/refusal.ts';
import { runProgram } from '../start/run-program.ts';
import { refuseFilled, refuseMongoDb, refuseStoreless, stopFirst } from './data-folder.ts';
import { readRequest } from './request.ts';

interface Order {
  programs: Programs;
  /** The program that carries an operation out. */
  operation: string;
  name: string;
  args: string[];
}

/**
 * Backup, export, move and restore of the embedded store. Backup and export use the store of the Baton that runs,
 * or start it for themselves; move and restore want Baton stopped, and keep it from being started meanwhile.
 * Resolves with the exit code. Throws a Refusal.
 */
export async function operate({ programs, operation, name, args }: Order): Promise<number> {
  const request = readRequest(name, args, process.env.INIT_CWD ?? process.cwd());
  const into = request.name === 'restore' ? request.into : undefined;
  const settings = readSettings({ ...process.env, ...(into && { DATA_DIR: into }) });
  const { dataDir } = settings;
  refuseMongoDb(settings);
  const wantsQuiet = request.name === 'restore' || request.name === 'move-store';
  const inUse = (by: Running) => (wantsQuiet ? stopFirst(by, dataDir) : alreadyRunning(by, dataDir));
  const run = (from: string, to: string) => runProgram(process.env, operation, [name, from, to]);

  const running = await askRunning(socketPath({ run: join(dataDir, 'run') }, 'baton'));
  if (running && wantsQuiet) throw inUse(running);
  if (request.name === 'restore') {
    refuseFilled(dataDir, { isGiven: into !== undefined });
    return holdFolder({ settings, programs, inUse }, () => run(request.file, dataDir));
  }
  if (running?.services) return run(running.services.MONGO_URL, request.target);
  refuseStoreless(dataDir);
  return holdFolder({ settings, programs, inUse }, async (supervisor) =>
    run(await supervisor.startStore(), request.target),
  );
}
