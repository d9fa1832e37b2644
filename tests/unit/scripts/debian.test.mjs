import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closure, libraryFolders, parseDepends, parseInstalled } from '../../../scripts/lib/debian.mjs';

const SERVER = `redis-server
  PreDepends: init-system-helpers
  Depends: lsb-base
    sysvinit-utils
  Depends: redis-tools
`;
const TOOLS = `redis-tools
  Depends: adduser
  Depends: libatomic1
  Depends: libc6
  Depends: liblua5.1-0
  Depends: lua-cjson
 |Depends: libsystemd0
  Depends: libelogind0
  Depends: <libvirtual>
    libconcrete
`;

const DEEP = 'lua-cjson\n  Depends: libdeep1\n';

describe('the packages that Redis needs', () => {
  it('are read from what apt-cache prints', () => {
    const dependencies = parseDepends(SERVER + TOOLS);
    expect(dependencies.get('redis-server')).toEqual(['init-system-helpers', 'lsb-base', 'redis-tools']);
    expect(dependencies.get('redis-tools')).toEqual([
      ...['adduser', 'libatomic1', 'libc6', 'liblua5.1-0', 'lua-cjson', 'libsystemd0'],
    ]);
  });

  it('are itself, its siblings, and the libraries that are missing, at any depth', () => {
    const installed = parseInstalled('libc6:amd64\t\tinstall\nlibsystemd0\thold\nlibdeep1\t\tdeinstall\n');
    expect(closure(['redis-server'], parseDepends(SERVER + TOOLS + DEEP), installed)).toEqual([
      ...['redis-server', 'redis-tools', 'libatomic1', 'liblua5.1-0', 'lua-cjson', 'libdeep1'],
    ]);
  });
});

it('finds the folders of unpacked libraries, also those that a package has for itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-unpacked-'));
  const system = join(folder, 'usr/lib/some-linux-gnu');
  for (const [path, file] of [
    ['pulseaudio', 'libpulsecommon-16.1.so'],
    ['icons', 'picture.png'],
  ]) {
    mkdirSync(join(system, path), { recursive: true });
    writeFileSync(join(system, path, file), '');
  }
  expect(libraryFolders(folder)).toEqual([join(folder, 'usr/lib'), system, join(system, 'pulseaudio')]);
  rmSync(folder, { recursive: true });
});
