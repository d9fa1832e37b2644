import { existsSync } from 'node:fs';
import { inProject } from './project.mjs';

const SHARED = ['package.json', 'package-lock.json', 'tsconfig.json'];
const vite = (config) => ['node_modules/vite/bin/vite.js', 'build', '--config', config, '--logLevel', 'warn'];

/** What is built, from what, and by what. Paths are relative to the project. */
const BUILDS = [
  {
    name: 'servers',
    needs: 'tsdown.config.ts',
    sources: ['core', 'channels', 'gateway', 'workers', 'embedded', 'tsdown.config.ts', ...SHARED],
    except: ['channels/web/widget'],
    output: 'dist/embedded/start/main.js',
    command: ['node_modules/tsdown/dist/run.mjs'],
  },
  {
    name: 'dashboard',
    needs: 'dashboard/vite.config.ts',
    sources: ['dashboard', 'core/contracts', 'core/domain', ...SHARED],
    output: 'dist/dashboard',
    command: vite('dashboard/vite.config.ts'),
  },
  {
    name: 'widget',
    needs: 'channels/web/widget/vite.config.ts',
    sources: ['channels/web', 'core/contracts', 'core/domain', ...SHARED],
    output: 'dist/widget',
    command: vite('channels/web/widget/vite.config.ts'),
  },
];

export const builds = () => BUILDS.filter(({ needs }) => existsSync(inProject(needs)));
