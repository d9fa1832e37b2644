import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** Where Node would look for a package that is asked for from `path`, nearest first. */
function* places(path, name) {
  for (let folder = path; folder !== ''; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0)))
    yield `${folder}/node_modules/${name}`;
  yield `node_modules/${name}`;
}

test('the lock file names the optional packages of every system, which npm ci insists on', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => ![...places(path, name)].some((place) => place in packages)),
  );
  expect(missing).toEqual([]);
});

test('the lock file leaves the choice of the registry to the machine', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
