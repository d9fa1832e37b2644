import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Only root may mount. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0 && mountsWork();

function mountsWork(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A disk of so many megabytes, mounted at a folder. */
export class SmallDisk {
  readonly folder: string;

  constructor(folder: string, megabytes: number) {
    this.folder = folder;
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  }

  /** Fills it with somebody else's file: so many megabytes of it, or up to the last byte. */
  fill(megabytes = Number.POSITIVE_INFINITY): void {
    const block = Buffer.alloc(4096);
    try {
      for (let i = 0; i < megabytes * 256; i++) writeFileSync(join(this.folder, 'ballast'), block, { flag: 'a' });
    } catch {
      // Full.
    }
  }

  free(): void {
    rmSync(join(this.folder, 'ballast'), { force: true });
  }

  makeReadOnly(): void {
    execFileSync('mount', ['-o', 'remount,ro', this.folder]);
  }

  remove(): void {
    execFileSync('umount', ['--lazy', this.folder]);
  }
}
