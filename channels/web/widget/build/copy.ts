import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Files that are served as they are. */
export const copy = (from: string, names: readonly string[], to: string): Plugin => ({
  name: 'baton:copy',
  apply: 'build',
  async generateBundle() {
    for (const name of names)
      this.emitFile({ type: 'asset', fileName: `${to}/${name}`, source: await readFile(join(from, name)) });
  },
});
