import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project.mjs';

const lock = inProject('.cache', 'build.lock');
const owner = join(lock, 'pid');

/** Two builds at once would write into each other's files. */
export async function oneAtATime(work) {
  mkdirSync(inProject('.cache'), { recursive: true });
  while (!take()) await new Promise((resolve) => setTimeout(resolve, 100));
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function take() {
  try {
    mkdirSync(lock);
    writeFileSync(owner, String(process.pid));
    return true;
  } catch {
    if (isAbandoned()) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function isAbandoned() {
  try {
    process.kill(Number(readFileSync(owner, 'utf8')), 0);
    return false;
  } catch (error) {
    // Not yet written by its owner: not abandoned.
    return error.code === 'ESRCH';
  }
}
