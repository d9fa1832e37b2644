import { WITHOUT_FENCE, WITHOUT_RECONCILER } from './changed-build.ts';
import { startParts } from './parts.ts';
import { ENOUGH, FROZEN, frozen, KILLED } from './plans.ts';
import { type Outcome, type Plan, run } from './scenario.ts';
import { startSupervised } from './supervised.ts';
import type { Target } from './target.ts';

type Trial = { name: string; plan: Plan; start: () => Promise<Target>; damaged?: boolean };

const MANY: Plan = {
  ...KILLED,
  customers: 40,
  answered: 8,
  pace: 1_500,
  faults: { killWorker: 16, killGateway: 8, killStore: 16, killRedis: 4, wipeQueues: 6 },
};
const OFTEN: Plan = { ...FROZEN, waiting: 20, answered: 8, faults: { freezeWorker: 20 } };
const EACH: Plan = {
  ...KILLED,
  lastWordsUnheard: false,
  pace: 3_000,
  faults: { killWorker: 6, killGateway: 6, killStore: 6, killRedis: 6 },
};

/** Intact, everything has to be there; with a mechanism taken out, the checker has to find the damage. */
const TRIALS: Trial[] = [
  {
    name: 'intact, nothing breaks',
    plan: { ...MANY, messages: 1_000, faults: {}, lastWordsUnheard: false },
    start: startParts,
  },
  { name: 'intact, everything is killed', plan: MANY, start: startParts },
  { name: 'intact, everything is killed far from the store', plan: MANY, start: () => startParts({ distance: 5 }) },
  { name: 'intact, workers are frozen', plan: OFTEN, start: () => startParts(frozen()) },
  { name: 'intact, everything is killed under the supervisor', plan: EACH, start: startSupervised },
  {
    name: 'without the reconciler',
    plan: { ...KILLED, patience: ENOUGH },
    start: () => startParts({ changes: [WITHOUT_RECONCILER] }),
    damaged: true,
  },
  {
    name: 'without the fence',
    plan: { ...FROZEN, patience: ENOUGH },
    start: () => startParts(frozen(WITHOUT_FENCE)),
    damaged: true,
  },
];

const asExpected = ({ plan, damaged = false }: Trial, outcome: Outcome): boolean => {
  const { lost, duplicated, outOfOrder, faults, resent } = outcome;
  const harmed = lost + duplicated + outOfOrder > 0;
  const planned = Object.values(plan.faults).reduce((sum, times) => sum + times, plan.lastWordsUnheard ? 1 : 0);
  return harmed === damaged && faults === planned && (planned > 0 || resent === 0);
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const wanted = process.argv[2] ?? '';
for (const trial of TRIALS.filter(({ name }) => name.includes(wanted))) {
  const outcome = await run(trial.plan, trial.start);
  const { sent, resent, faults, lost, duplicated, outOfOrder } = outcome;
  const right = asExpected(trial, outcome);
  if (!right) process.exitCode = 1;
  say(
    `${right ? '✓' : '✗'} ${trial.name}: ${sent} messages, ${resent} sent again, ${faults} faults → ${lost} lost, ${duplicated} doubled, ${outOfOrder} out of order${trial.damaged ? ' (has to be damaged)' : ''}`,
  );
}
