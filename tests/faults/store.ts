import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { killInRounds } from '../integration/embedded/crash/rounds.ts';
import { contentOf, damageLog, randomFrom, stepsIn, writeSteps } from '../integration/embedded/crash/torn-log.ts';
import { workspace } from '../integration/embedded/store-process.ts';

/*
 * The long form of the store's own crash tests, one line each. The number after `--store` is that of the rounds.
 */
const rounds = Number(process.argv[2] ?? 30);
const seed = Number(process.env.BATON_SEED ?? Date.now() % 1_000_000);
const steps = 200;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const say = (right: boolean, text: string): void => {
  if (!right) process.exitCode = 1;
  process.stdout.write(`${right ? '✓' : '✗'} ${text}\n`);
};

const killed = async (): Promise<void> => {
  const { folder, remove } = await workspace();
  const { acknowledged, wrong, halves, twice, indexes } = await killInRounds({
    ...{ folder, rounds, writers: 50, enough: 2_000 },
  });
  const right = [wrong, halves, twice, indexes].every((list) => list.length === 0);
  say(
    right,
    `killed ${rounds} times under 50 writers: ${acknowledged} acknowledged → ${wrong.length} lost or changed, ${halves.length} half transactions, ${twice.length} unique keys twice, ${indexes.length} indexes unequal`,
  );
  for (const line of [...wrong, ...halves, ...indexes].slice(0, 20)) say(false, `  ${line}`);
  await remove();
};

/** Cuts or spoils the log of a copy, so many times. */
const torn = async (): Promise<void> => {
  const random = randomFrom(seed);
  const { folder, remove } = await workspace();
  const whole = join(folder, 'whole');
  await writeSteps(whole, steps, random);
  const [times, outcomes] = [rounds * 10, { prefix: 0, refused: 0, wrong: 0, overwritten: 0 }];
  for (let i = 0; i < times; i++) {
    const copy = join(folder, 'copy');
    await cp(whole, copy, { recursive: true });
    await damageLog(copy, (log) => {
      const at = Math.floor(random() * log.length);
      if (i % 2 === 0) return log.subarray(0, at);
      const spoilt = Buffer.from(log);
      return spoilt.fill(Math.floor(random() * 256), at, at + 1 + Math.floor(random() * 500));
    });
    const before = await contentOf(copy);
    const found = await stepsIn(copy);
    if (typeof found === 'number') outcomes.prefix += 1;
    else if (found !== 'refused') outcomes.wrong += 1;
    else if ((await contentOf(copy)) === before) outcomes.refused += 1;
    else outcomes.overwritten += 1;
    await rm(copy, { recursive: true });
  }
  const { prefix, refused, wrong, overwritten } = outcomes;
  say(
    wrong + overwritten === 0,
    `log cut or spoilt ${times} times (seed ${seed}): ${prefix} clean beginnings, ${refused} refused and left alone, ${wrong} wrong, ${overwritten} overwritten`,
  );
  await remove();
};

await torn();
await killed();
