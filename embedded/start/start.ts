import { readSettings, type Settings } from '#core/settings/settings.ts';
import { banner, factsOf } from './banner.ts';
import { explain } from './explain.ts';
import { type Folders, prepareFolders, socketPath } from './folders.ts';
import { type Lock, type Running, takeLock } from './lock.ts';
import type { Programs } from './node-child.ts';
import { stopLeftovers } from './process-record.ts';
import { alreadyRunning, refuseTakenPort } from './refusal.ts';
import { onStopSignal } from './stop-signal.ts';
import { Supervisor } from './supervisor.ts';
import { Terminal } from './terminal.ts';

/** Runs Baton on this machine until it is told to stop. Ends the process. */
export async function start(programs: Programs): Promise<void> {
  const began = performance.now();
  const terminal = new Terminal();
  let lock: Lock | undefined;
  let supervisor: Supervisor | undefined;
  process.on('exit', () => {
    supervisor?.killAll();
    lock?.release();
  });
  try {
    const settings = readSettings(process.env);
    const folders = prepareFolders(settings.dataDir);
    const running: Running = { pid: process.pid, publicUrl: settings.publicUrl };
    lock = await lockFolder(settings, folders, running);
    await stopLeftovers(folders.run);
    await refuseTakenPort(settings);
    supervisor = new Supervisor({ settings, folders, programs, terminal });
    stopOnSignal(supervisor, terminal);
    running.services = await supervisor.startServices();
    const ready = await supervisor.startApplications(running.services);
    terminal.say(banner(settings, factsOf(ready), (performance.now() - began) / 1_000));
  } catch (error) {
    terminal.say(explain(error));
    await supervisor?.stop();
    process.exit(1);
  }
}

async function lockFolder(settings: Settings, folders: Folders, running: Running): Promise<Lock> {
  const lock = await takeLock(socketPath(folders, 'baton'), () => running);
  if ('heldBy' in lock) throw alreadyRunning(lock.heldBy, settings.dataDir);
  return lock;
}

function stopOnSignal(supervisor: Supervisor, terminal: Terminal): void {
  onStopSignal({
    async first() {
      terminal.say('\n  Stopping …');
      await supervisor.stop();
      terminal.say('  Stopped. Nothing is left running.');
      process.exit(0);
    },
    again: () => process.exit(130),
  });
}
