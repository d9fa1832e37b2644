import { describe, expect, it } from 'vitest';
import { closure, parseDepends } from '../../../scripts/lib/debian.mjs';

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

describe('the packages that Redis needs', () => {
  it('are read from what apt-cache prints', () => {
    expect(parseDepends(SERVER)).toEqual(['init-system-helpers', 'lsb-base', 'redis-tools']);
    expect(parseDepends(TOOLS)).toEqual(['adduser', 'libatomic1', 'libc6', 'liblua5.1-0', 'lua-cjson', 'libsystemd0']);
  });

  it('are itself, its siblings, and the libraries that are missing, at any depth', async () => {
    const asked = { 'redis-server': SERVER, 'redis-tools': TOOLS, 'lua-cjson': 'lua-cjson\n  Depends: libdeep1\n' };
    const packages = await closure(['redis-server'], {
      dependsOn: async (name) => asked[name] ?? '',
      isInstalled: async (name) => ['libc6', 'libsystemd0', 'redis-tools'].includes(name),
    });
    expect(packages).toEqual(['redis-server', 'redis-tools', 'libatomic1', 'liblua5.1-0', 'lua-cjson', 'libdeep1']);
  });
});
