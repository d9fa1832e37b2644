import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Environment } from './processes.ts';

const LIBRARIES = '/usr/lib';

const library = (): string | undefined => {
  if (!existsSync(LIBRARIES)) return undefined;
  return readdirSync(LIBRARIES)
    .map((machine) => join(LIBRARIES, machine, 'faketime', 'libfaketimeMT.so.1'))
    .find((path) => existsSync(path));
};

/** Why clocks cannot be moved here, or null. */
export const clocksCannotMove = (): string | null =>
  library() ? null : 'libfaketime is not installed (Debian: apt-get install faketime)';

export type Clock = { env: Environment; move: (seconds: number) => void };

/** The clock on the wall of some processes; what they measure durations with runs on as before. */
export const createClock = (folder: string, name: string): Clock => {
  const path = library();
  if (path === undefined) throw new Error(clocksCannotMove() ?? '');
  mkdirSync(folder, { recursive: true });
  const file = resolve(folder, `${name}.clock`);
  const move = (seconds: number): void => writeFileSync(file, `${seconds < 0 ? '' : '+'}${seconds}\n`);
  move(0);
  const how = { FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' };
  return { env: { LD_PRELOAD: path, FAKETIME_TIMESTAMP_FILE: file, ...how }, move };
};
