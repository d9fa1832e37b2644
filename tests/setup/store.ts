import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess, waitUntil } from './process.ts';
import { STORE } from './programs.ts';

/** The embedded store. */
export async function startTestStore(dir: string) {
  mkdirSync(dir, { recursive: true });
  const store = startProcess(process.execPath, [
    ...[STORE, '--data', join(dir, 'data'), '--socket', join(dir, 'store.sock')],
  ]);
  const url = await waitUntil(store, 'The embedded store', () => readyUrl(store.output()));
  return { url, stop: store.stop };
}

/** The store says where it is in one line of JSON, which may stand among lines of its log. */
function readyUrl(output: string): string | undefined {
  const line = output.split('\n').find((candidate) => candidate.startsWith('{"ready":true'));
  return line === undefined ? undefined : (JSON.parse(line) as { url: string }).url;
}
