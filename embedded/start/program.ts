import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Folders } from './folders.ts';
import type { Program } from './keep.ts';
import { eachLine, LogFile } from './log-file.ts';
import { forgetProcess, recordProcess } from './process-record.ts';

export interface Child<Ready> {
  name: string;
  /** What the command line of this child, and of no other, contains. */
  marks: string[];
  launch: Program<Ready>['launch'];
  ready: (child: ChildProcess) => Promise<Ready>;
  onLine: (line: string) => void;
  lastWords?: Program<Ready>['lastWords'];
}

/** A child with its log in the data folder, and with a record by which the next start finds it. */
export function inDataFolder<Ready>(folders: Folders, child: Child<Ready>): Program<Ready> {
  const { name, marks, ready } = child;
  const log = new LogFile(join(folders.logs, `${name}.log`));
  return {
    name,
    ready,
    lastWords: child.lastWords,
    launch(failures) {
      const launched = child.launch(failures);
      for (const stream of [launched.stdout, launched.stderr]) {
        eachLine(stream, (line) => {
          log.write(line);
          child.onLine(line);
        });
      }
      return launched;
    },
    started: (pid) => ifPossible(() => recordProcess(folders.run, name, { pid, marks })),
    ended: () => ifPossible(() => forgetProcess(folders.run, name)),
  };
}

/** A disk that is full or read-only must not take Baton down through its records: they only help a start after a kill. */
function ifPossible(keepRecord: () => void): void {
  try {
    keepRecord();
  } catch {
    // The tether ends children whose supervisor was killed, also without a record.
  }
}
