import { rmSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const mark = '.partial-';

/**
 * A file or folder that appears under its name when it is whole and on the disk, or not at all.
 * Until then it has another name beside it. What a killed process left there is cleared by the next one.
 */
export class Draft {
  readonly path: string;
  private readonly final: string;
  private readonly clear = () => rmSync(this.path, { recursive: true, force: true });

  private constructor(final: string) {
    this.final = final;
    this.path = `${final}${mark}${process.pid}`;
    process.once('exit', this.clear);
  }

  static async of(final: string): Promise<Draft> {
    await mkdir(dirname(final), { recursive: true });
    await clearLeftovers(final);
    return new Draft(final);
  }

  /** Gives it its name. A file may take the place of another one, a folder only of an empty one. */
  async keep(): Promise<void> {
    await rename(this.path, this.final);
    process.off('exit', this.clear);
    await syncFolder(dirname(this.final));
  }

  discard(): void {
    process.off('exit', this.clear);
    this.clear();
  }
}

/** Runs `write` on a draft of `final`, which is kept if it ends well. */
export async function asWhole<T>(final: string, write: (path: string) => Promise<T>): Promise<T> {
  const draft = await Draft.of(final);
  try {
    const result = await write(draft.path);
    await draft.keep();
    return result;
  } catch (error) {
    draft.discard();
    throw error;
  }
}

async function clearLeftovers(final: string): Promise<void> {
  const folder = dirname(final);
  const prefix = basename(final) + mark;
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Only then a new name in a folder outlasts a power cut. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
