import { mkdir, mkdtemp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const ROOMS = ['core', 'channels', 'workers', 'tests'];

export type Programs = { folder: string; host: string };

/** The programs of a host and of its browsers, built once: each process that starts would translate their sources anew. */
export const buildPrograms = async (): Promise<Programs> => {
  await mkdir('.cache', { recursive: true });
  // Below the packages that it imports.
  const folder = await mkdtemp(resolve('.cache/hosts-'));
  await build({
    ...{ configFile: false, logLevel: 'warn', publicDir: false },
    resolve: { alias: ROOMS.map((room) => ({ find: `#${room}`, replacement: resolve(room) })) },
    build: {
      ...{ ssr: true, outDir: folder, target: 'node20', minify: false },
      rolldownOptions: {
        input: {
          host: resolve('tests/integration/sessions/host-program.ts'),
          'channels/whatsapp-web/child-main': resolve('channels/whatsapp-web/child-main.ts'),
        },
        output: { format: 'esm', entryFileNames: '[name].js' },
      },
    },
  });
  return { folder, host: join(folder, 'host.js') };
};
