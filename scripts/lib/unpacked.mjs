import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answers } from './command.mjs';
import { libraryFolders, unpackPackages } from './debian.mjs';

/** One path is all that others need to know: the libraries next to a program are found by the script that stands for it. */
export const unpackedProgram = (folder) => join(folder, 'run');

/**
 * Brings a program out of Debian's packages into a folder, without any rights. Resolves with { ok, output }.
 * `program` is its path in the packages, `environment` what it needs besides its libraries.
 */
export async function unpackProgram(folder, { packages, program, environment = {} }) {
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const unpacked = await unpackPackages(packages, draft);
  if (!unpacked.ok) return unpacked;
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  const script = unpackedProgram(folder);
  const variables = { ...environment, LD_LIBRARY_PATH: libraryFolders(folder).join(':') };
  const settings = Object.entries(variables).map(([name, value]) => `${name}=${quote(value)}`);
  writeFileSync(script, `#!/bin/sh\n${settings.join(' ')} exec ${quote(join(folder, program))} "$@"\n`);
  chmodSync(script, 0o755);
  if (answers(script, '--version')) return { ok: true, output: '' };
  rmSync(script);
  return { ok: false, output: 'What was fetched does not run on this system.' };
}

const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;
