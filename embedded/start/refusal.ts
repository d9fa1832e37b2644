import type { Settings } from '#core/settings/settings.ts';
import { canListen } from '../redis/free-port.ts';
import type { Running } from './lock.ts';

/** A reason not to start that a person can do something about: shown without a stack. */
export class Refusal extends Error {}

export function alreadyRunning({ pid, publicUrl }: Running, dataDir: string): Refusal {
  return new Refusal(
    `Baton is already running with the data in ${dataDir} (process ${pid}): ${publicUrl}/dashboard\n` +
      'To run a second one, give it a folder and a port of its own: DATA_DIR=./data-2 PORT=3001 npm start',
  );
}

export async function refuseTakenPort({ port, host }: Settings): Promise<void> {
  const answer = await canListen(port, host);
  if (answer === 'yes') return;
  throw new Refusal(explain(answer, port, host));
}

function explain(code: string, port: number, host: string): string {
  if (code === 'EADDRINUSE') {
    const other = port < 65_000 ? port + 1 : 3000;
    return `Another program already uses PORT ${port} on ${host}. Choose a free one, for example: PORT=${other} npm start`;
  }
  if (code === 'EACCES')
    return `PORT ${port} may not be used without more rights. Choose one above 1023: PORT=3000 npm start`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `HOST ${host} is not an address of this machine. Leave it out, or use HOST=0.0.0.0 for all of them.`;
  }
  return `Baton can't listen on HOST ${host}, PORT ${port} (${code}).`;
}
