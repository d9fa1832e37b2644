import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BUILT = 'channels/whatsapp-web/child-main.js';

/** The program of one account's browser: beside this file as source, under its own path in what is built. */
export const childProgram = (here = import.meta.url): { path: string; execArgv: string[] } => {
  if (here.endsWith('.ts'))
    return { path: fileURLToPath(new URL('./child-main.ts', here)), execArgv: ['--import', 'tsx'] };
  const path = ['./', '../', '../../']
    .map((up) => fileURLToPath(new URL(up + BUILT, here)))
    .find((candidate) => existsSync(candidate));
  if (!path) throw new Error(`${BUILT} is missing: build Baton anew with "npm run build"`);
  return { path, execArgv: [] };
};
