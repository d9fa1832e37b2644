import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** While developing, the page comes from Vite and everything else from a gateway that runs beside it. */
const gateway = process.env.BATON_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: here('.'),
  base: '/dashboard/',
  plugins: [svelte()],
  build: {
    outDir: here('../dist/dashboard'),
    emptyOutDir: true,
    target: 'es2022',
    // Nothing is inlined as data: the page's policy allows files of this origin only.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      '/api': { target: gateway },
      '/realtime': { target: gateway, ws: true },
    },
  },
});
