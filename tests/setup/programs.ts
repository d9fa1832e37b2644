import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What `npm start` runs, as built: a process of it starts in a fraction of the time that its sources take. */
export const STORE = resolve('dist/embedded/store/main.js');
export const OPERATIONS = resolve('dist/embedded/operations/main.js');
export const TETHER = pathToFileURL(resolve('dist/embedded/start/tether.js')).href;

/** Builds them when a source of theirs has changed. */
export async function ensurePrograms(): Promise<void> {
  const building = spawn(process.execPath, ['scripts/build.mjs', 'servers'], { stdio: 'inherit' });
  const [code] = await once(building, 'exit');
  if (code !== 0) throw new Error('The servers could not be built: see above.');
}
