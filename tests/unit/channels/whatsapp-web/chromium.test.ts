import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstat, mkdtemp, rm, symlink } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findChromium, freeProfile } from '#channels/whatsapp-web/chromium.ts';

let profile: string;
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'profile-'));
});
afterEach(() => rm(profile, { recursive: true }));
const lock = () => join(profile, 'SingletonLock');

test('a browser that is not where the setting says is named with what to do', async () => {
  await expect(findChromium('/nowhere/chromium')).rejects.toThrow(/CHROMIUM_PATH \(\/nowhere\/chromium\): correct it/);
  expect(await findChromium(process.execPath)).toBe(process.execPath);
});

test('a lock that a container left that is gone is taken away', async () => {
  await symlink('another-host-17', lock());
  await freeProfile(profile);
  await expect(lstat(lock())).rejects.toThrow('ENOENT');
});

test('a browser that still runs on the profile is ended first', async () => {
  const browser = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', '--', `--user-data-dir=${profile}`]);
  await once(browser, 'spawn');
  await symlink(`${hostname()}-${browser.pid}`, lock());
  const exited = once(browser, 'exit');
  await freeProfile(profile);
  expect(await exited).toEqual([null, 'SIGKILL']);
});

test('a process that has got the same number meanwhile is left alone', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(other, 'spawn');
  await symlink(`${hostname()}-${other.pid}`, lock());
  await freeProfile(profile);
  expect(other.exitCode ?? other.signalCode).toBeNull();
  other.kill();
});
