import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { optionsOf } from '../setup/options.ts';
import { startTestStore } from '../setup/store.ts';
import { play } from './play.ts';

const USAGE = `npm run model: random commands on the store and on a plain world beside it, on MONGO_URL where that is set. After --
  --runs 1000      so many sequences
  --commands 50    of up to so many commands each
  --seed 7         repeats a run, with --path 12:0:1 --replay KD3:F the failing sequence alone`;
const values = optionsOf(USAGE, {
  seed: { type: 'string' },
  path: { type: 'string' },
  replay: { type: 'string' },
  runs: { type: 'string', default: '1000' },
  commands: { type: 'string', default: '50' },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const folder = await mkdtemp(join(tmpdir(), 'baton-model-'));
const store = process.env.MONGO_URL ? null : await startTestStore(folder);
const seed = Number(values.seed ?? Date.now() % 1_000_000_007);
const began = Date.now();
try {
  const { runs, commands } = await play(process.env.MONGO_URL ?? store?.url ?? '', {
    ...{ runs: Number(values.runs), commands: Number(values.commands), seed },
    ...(values.path ? { path: values.path } : {}),
    ...(values.replay ? { replayPath: values.replay } : {}),
    progress: (done) => void (done % 100 === 0 && process.stdout.write(`${done} runs\n`)),
  });
  process.stdout.write(
    `✓ seed ${seed}: ${runs} runs, ${commands} commands in ${Math.round((Date.now() - began) / 1_000)} s\n`,
  );
} catch (error) {
  process.exitCode = 1;
  process.stdout.write(
    `✗ seed ${seed}: ${error instanceof Error ? `${error.message}\n${error.cause instanceof Error ? error.cause.stack : ''}` : error}\n`,
  );
} finally {
  await store?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
