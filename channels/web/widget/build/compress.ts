import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Packs the assets once, so that the server never has to. */
export const compress = (folder: string): Plugin => ({
  name: 'baton:compress',
  apply: 'build',
  enforce: 'post',
  async closeBundle() {
    for (const name of await readdir(folder)) {
      if (!/\.(js|css)$/.test(name)) continue;
      const file = join(folder, name);
      const bytes = await readFile(file);
      await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
      await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes));
    }
  },
});
