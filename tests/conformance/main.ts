import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { optionsOf } from '../setup/options.ts';
import { startTestStore } from '../setup/store.ts';
import { loadFolder } from './runner/load.ts';
import { runFile } from './runner/run-file.ts';
import { Tally } from './tally.ts';
import { openTarget } from './target.ts';

const USAGE = `npm run conformance: files of MongoDB's unified test format against the embedded store, or MONGO_URL. After --
  --from FOLDER    these files instead of our own
  --skipped        each case that was skipped, with the reason`;

const ownCases = join(import.meta.dirname, 'cases');

async function main(): Promise<boolean> {
  const values = optionsOf(USAGE, { from: { type: 'string' }, skipped: { type: 'boolean', default: false } });
  const files = await loadFolder(values.from ? resolve(values.from) : ownCases);
  const tally = new Tally((line) => process.stdout.write(`${line}\n`), values.skipped);
  await withServer(async (url) => {
    const { target, close } = await openTarget(url);
    try {
      for (const file of files) for await (const verdict of runFile(file, target)) tally.add(verdict);
    } finally {
      await close();
    }
  });
  return tally.finish();
}

/** MONGO_URL, or a store of its own in a folder of its own. */
async function withServer(work: (url: string) => Promise<void>): Promise<void> {
  if (process.env.MONGO_URL) return work(process.env.MONGO_URL);
  const folder = await mkdtemp(join(tmpdir(), 'baton-conformance-'));
  try {
    const store = await startTestStore(folder);
    await work(store.url).finally(store.stop);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

main().then(
  (fine) => {
    process.exitCode = fine ? 0 : 1;
  },
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
