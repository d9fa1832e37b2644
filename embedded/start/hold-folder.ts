import type { Settings } from '#core/settings/settings.ts';
import { prepareFolders, socketPath } from './folders.ts';
import { type Running, takeLock } from './lock.ts';
import type { Programs } from './node-child.ts';
import { stopLeftovers } from './process-record.ts';
import { Supervisor } from './supervisor.ts';
import { Terminal } from './terminal.ts';

/**
 * Holds the data folder for as long as `use` runs, so that Baton can't be started on it.
 * What `use` starts with the supervisor is stopped afterwards. Throws what `inUse` gives when Baton runs already.
 */
export async function holdFolder<T>(
  { settings, programs, inUse }: { settings: Settings; programs: Programs; inUse: (running: Running) => Error },
  use: (supervisor: Supervisor) => Promise<T>,
): Promise<T> {
  const folders = prepareFolders(settings.dataDir);
  const self: Running = { pid: process.pid, publicUrl: settings.publicUrl };
  const lock = await takeLock(socketPath(folders, 'baton'), () => self);
  if ('heldBy' in lock) throw inUse(lock.heldBy);
  const supervisor = new Supervisor({ settings, folders, programs, terminal: new Terminal() });
  process.on('exit', () => supervisor.killAll());
  try {
    await stopLeftovers(folders.run);
    return await use(supervisor);
  } finally {
    await supervisor.stop();
    lock.release();
  }
}
