import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project.mjs';

const stampOf = ({ name }) => inProject('dist', '.stamps', name);

/** A digest of the content of everything a build reads. Takes some 20 ms for a thousand files. */
export function digest({ sources, except = [] }) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const file of sources.flatMap((path) => filesIn(path, except))) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(path, except) {
  if (except.includes(path) || path.endsWith('/node_modules') || !existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name), except));
}

export function isUpToDate(build) {
  const stamp = stampOf(build);
  if (!existsSync(stamp) || !existsSync(inProject(build.output))) return false;
  return readFileSync(stamp, 'utf8') === digest(build);
}

/** Taken before the build: a source that changes meanwhile makes the next build necessary. */
export function takeStamp(build) {
  const hash = digest(build);
  rmSync(stampOf(build), { force: true });
  return () => {
    mkdirSync(inProject('dist', '.stamps'), { recursive: true });
    writeFileSync(stampOf(build), hash);
  };
}
