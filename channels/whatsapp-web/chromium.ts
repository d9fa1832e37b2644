import { access, constants, readFile, readlink, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];

/** @throws in words for the admin when there is none */
export const findChromium = async (given: string | undefined): Promise<string> => {
  for (const path of given ? [given] : USUAL)
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return path;
  throw new Error(
    given
      ? `There is no program at CHROMIUM_PATH (${given}): correct it, or install Chromium there.`
      : 'Chromium is missing: install it (on Debian: apt install chromium), or set CHROMIUM_PATH to where it is.',
  );
};

/** Chromium refuses to run as root within its sandbox. */
export const ownArgs = (): string[] => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...['--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update'],
  ...['--disable-sync', '--no-first-run', '--mute-audio'],
];

/**
 * Frees a profile that the browser before left locked, and ends that browser if it still runs: two on one profile spoil it.
 * The lock's target is `<host>-<pid>`; another host's is that of a container that is gone.
 */
export const freeProfile = async (profile: string): Promise<void> => {
  const lock = join(profile, 'SingletonLock');
  const target = await readlink(lock).catch(() => undefined);
  if (target === undefined) return;
  const [, host, pid] = /^(.*)-(\d+)$/.exec(target) ?? [];
  if (host === hostname() && (await runsOn(Number(pid), profile))) {
    process.kill(Number(pid), 'SIGKILL');
    while (await runsOn(Number(pid), profile)) await wait(20);
  }
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    await rm(join(profile, name), { force: true });
};

const runsOn = async (pid: number, profile: string): Promise<boolean> => {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.includes(profile);
};
