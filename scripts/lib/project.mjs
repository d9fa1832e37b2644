import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const inProject = (...path) => join(root, ...path);

/** Where Baton keeps what it may not lose, and the tools it had to bring along. */
export const dataDir = resolve(process.env.DATA_DIR?.trim() || inProject('data'));

// Every command behaves the same wherever it is called from.
process.chdir(root);
