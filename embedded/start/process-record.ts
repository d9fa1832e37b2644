import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A child as it is remembered on disk. Its command line has to contain every mark, or the number was given away. */
interface ProcessRecord {
  pid: number;
  marks: string[];
}

const fileOf = (run: string, name: string) => join(run, `${name}.process.json`);

export function recordProcess(run: string, name: string, record: ProcessRecord): void {
  const draft = `${fileOf(run, name)}.draft`;
  writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
  // Whoever reads it, even after we were killed in between, finds all of it or nothing.
  renameSync(draft, fileOf(run, name));
}

export function forgetProcess(run: string, name: string): void {
  rmSync(fileOf(run, name), { force: true });
}

/** Ends what a supervisor that was killed has left behind. Resolves with the names of what it found. */
export async function stopLeftovers(run: string): Promise<string[]> {
  const names = readdirSync(run)
    .filter((file) => file.endsWith('.process.json'))
    .map((file) => file.slice(0, -'.process.json'.length));
  const found = await Promise.all(names.map(async (name) => ((await stopLeftover(run, name)) ? [name] : [])));
  return found.flat();
}

async function stopLeftover(run: string, name: string): Promise<boolean> {
  const record = readRecord(fileOf(run, name));
  const isOurs = () => {
    const command = record && commandLine(record.pid);
    // One that is ending has no command line any more.
    return command === '' || (command !== undefined && record?.marks.every((mark) => command.includes(mark)) === true);
  };
  const found = isOurs();
  for (const [signal, patience] of [
    ['SIGTERM', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!record || !isOurs()) break;
    killGroup(record.pid, signal);
    const deadline = Date.now() + patience;
    while (!hasEnded(record.pid) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 25));
  }
  forgetProcess(run, name);
  return found;
}

function readRecord(file: string): ProcessRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessRecord;
  } catch {
    return undefined;
  }
}

/** A process that ends loses its command line first; its ports and locks are free when its last thread is gone. */
function hasEnded(pid: number): boolean {
  if (process.platform !== 'linux') return commandLine(pid) === undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const isZombie = /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
    return isZombie && readdirSync(`/proc/${pid}/task`).length === 1;
  } catch {
    return true;
  }
}

/** Undefined when there is no such process. */
function commandLine(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}

/** Every child leads a process group of its own: what it has started ends with it. */
export function killGroup(pid: number, signal: NodeJS.Signals): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal);
      return;
    } catch {
      // No such group, or no such process: both are what we want.
    }
  }
}
