import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run, which } from './command.mjs';

export const isDebian = () => which('apt-get') !== undefined && which('dpkg') !== undefined;

export const isRoot = () => process.getuid?.() === 0;

/** Installs a package for the whole system. Resolves with { ok, output }. */
export async function installPackage(name) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', name], { env });
  const first = await install();
  if (first.ok) return first;
  // A fresh system, or an old list of packages: ask for the list, then try once more.
  await run('apt-get', ['update'], { env });
  return install();
}

/** Debian starts a service with its package, and again with the machine. Baton has a process of its own. */
export async function retireService(name) {
  await run('service', [name, 'stop']);
  await run('update-rc.d', [name, 'disable']);
}

/**
 * Fetches packages, and the libraries they need that this system lacks, without any rights, and unpacks them into
 * a folder. Resolves with { ok, output }.
 */
export async function unpackPackages(names, folder) {
  const downloads = join(folder, 'downloads');
  mkdirSync(downloads, { recursive: true });
  let apt = [];
  let attempt = await download(names, downloads, apt);
  if (!attempt.ok) {
    apt = privateLists(join(folder, 'apt'));
    const update = await run('apt-get', [...apt, 'update']);
    attempt = update.ok ? await download(names, downloads, apt) : update;
  }
  if (!attempt.ok) return attempt;
  for (const file of readdirSync(downloads).filter((name) => name.endsWith('.deb'))) {
    const { ok, output } = await run('dpkg', ['-x', join(downloads, file), folder]);
    if (!ok) return { ok, output };
  }
  for (const leftover of ['downloads', 'apt']) rmSync(join(folder, leftover), { recursive: true, force: true });
  return { ok: true, output: '' };
}

async function download(names, folder, apt) {
  const [depends, installed] = await Promise.all([
    run('apt-cache', [...apt, 'depends', '--recurse', '--important', ...names]),
    run('dpkg', ['--get-selections']),
  ]);
  const packages = closure(names, parseDepends(depends.output), parseInstalled(installed.output));
  return run('apt-get', [...apt, 'download', ...packages], { cwd: folder });
}

/** Lists of packages of our own, for a system whose lists are empty and may be filled by root alone. */
function privateLists(folder) {
  for (const path of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(folder, path), { recursive: true });
  const options = { 'Dir::State::lists': join(folder, 'lists'), 'Dir::Cache': join(folder, 'cache') };
  return Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

/**
 * The named packages, the siblings they can't do without (redis-server is a link into redis-tools), and every missing
 * library below them. A service's helpers (adduser, init scripts …) are of no use to a program that is only unpacked.
 */
export function closure(names, dependencies, installed) {
  const kept = new Set(names);
  for (const name of kept) {
    const siblings = `${name.split('-')[0]}-`;
    for (const dependency of dependencies.get(name) ?? []) {
      const isMissingLibrary = /^(lib|lua-)/.test(dependency) && !installed.has(dependency);
      if (dependency.startsWith(siblings) || isMissingLibrary) kept.add(dependency);
    }
  }
  return [...kept];
}

/**
 * Reads what `apt-cache depends --recurse` prints, into a map from each package to those it depends on.
 * Alternatives after the first ("|") and virtual packages ("<…>") are left out.
 */
export function parseDepends(text) {
  const dependencies = new Map();
  let of = [];
  let alternative = false;
  for (const line of text.split('\n')) {
    if (/^\S+$/.test(line)) {
      of = [];
      dependencies.set(line, of);
    }
    const match = /^ ([ |])(?:Pre)?Depends: (\S+)/.exec(line);
    if (!match) continue;
    const [, bar, name] = match;
    if (!alternative && !name.startsWith('<')) of.push(name.replace(/:any$/, ''));
    alternative = bar === '|';
  }
  return dependencies;
}

/** Reads what `dpkg --get-selections` prints: a name, perhaps with an architecture, and what became of the package. */
export function parseInstalled(text) {
  return new Set([...text.matchAll(/^([^\s:]+)\S*\s+(?:install|hold)$/gm)].map(([, name]) => name));
}

/** The folders of a tree of unpacked packages in which shared libraries lie; some packages have one of their own. */
export function libraryFolders(folder) {
  const bases = ['usr/lib', 'lib'].map((path) => join(folder, path)).filter(existsSync);
  const ofSystem = bases.flatMap((base) => foldersIn(base).filter((path) => path.endsWith('-linux-gnu')));
  const ofPackages = ofSystem.flatMap(foldersIn).filter((path) => readdirSync(path).some(isLibrary));
  return [...bases, ...ofSystem, ...ofPackages];
}

const isLibrary = (file) => /^lib.+\.so\b/.test(file);

const foldersIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));
