import { constants, setPriority } from 'node:os';
import { Refusal } from '../start/refusal.ts';
import { StorageError } from '../store/storage/storage-error.ts';
import { backUp } from './backup.ts';
import { exportTo } from './export.ts';
import { moveStore } from './move.ts';
import { restore } from './restore.ts';

/*
 * One operation on the embedded store: `main.ts <operation> <from> <to>`. The supervisor's program starts it
 * (operate.ts), with the address of a running store or, for a restore, with a folder that it keeps locked.
 */

const say = (line: string) => void process.stdout.write(`${line}\n`);

const operations: Record<string, (from: string, to: string) => Promise<string>> = {
  backup: backUp,
  restore,
  export: exportTo,
  'move-store': (from, to) => moveStore(from, to, say),
};

// What is half done is cleared away when the process exits (draft.ts), which a signal alone doesn't let it do.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

// Whoever serves customers goes first: a backup presses megabytes on the same machine.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const [name = '', from = '', to = ''] = process.argv.slice(2);
try {
  const result = await operations[name]?.(from, to);
  say(`\n${result}\n`);
} catch (error) {
  const isPlain = error instanceof Refusal || error instanceof StorageError;
  const reason = isPlain ? (error as Error).message : `That didn't work: ${(error as Error).message}.`;
  process.stderr.write(`\n${reason}\n\n`);
  process.exitCode = 1;
}
