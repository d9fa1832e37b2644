import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { compress } from './build/compress.ts';
import { copy } from './build/copy.ts';
import { loader } from './build/loader.ts';
import { smallPreload } from './build/preload.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const outDir = here('../../../dist/widget');

export default defineConfig({
  root: here('.'),
  base: '/widget/',
  publicDir: false,
  plugins: [
    svelte(),
    smallPreload(),
    loader(here('../loader/loader.ts')),
    copy(here('../demo'), ['index.html', 'demo.css'], 'demo'),
    compress(`${outDir}/assets`),
  ],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    modulePreload: false,
    // The frame's policy allows files of this origin only.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: here('frame.html'),
      treeshake: { moduleSideEffects: [{ test: /blocks[\\/]each\.js$/, sideEffects: false }] },
      output: {
        codeSplitting: {
          // Lists are drawn later only; left to itself the bundler puts all of Svelte into the first file.
          includeDependenciesRecursively: false,
          groups: [{ name: 'lists', test: /svelte[\\/]src[\\/]internal[\\/]client[\\/]dom[\\/]blocks[\\/]each\.js$/ }],
        },
      },
    },
  },
});
