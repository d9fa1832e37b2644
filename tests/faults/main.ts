import { optionsOf } from '#tests/setup/options.ts';
import type { Outcome } from './scenario.ts';
import { SCENARIOS, violationsOf } from './scenarios.ts';
import type { Scenario, Way } from './way.ts';

const USAGE = `npm run faults: every scenario once, one line each. Exit code 1 on any violation. After --
  --long             in full size
  --only kills       those whose name has this in it
  --calm             without any fault
  --sabotage fence   with that mechanism taken out (or all, one after the other): the checker has to find the damage
  --seed 7           repeats who said what when, and what broke when
  --store 100        the embedded store alone, killed so many times under writers`;
const values = optionsOf(USAGE, {
  long: { type: 'boolean', default: false },
  calm: { type: 'boolean', default: false },
  sabotage: { type: 'string' },
  only: { type: 'string', default: '' },
  seed: { type: 'string' },
});
const { long, calm, sabotage, only } = values;
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const countsOf = ({
  sent,
  delivered,
  lost,
  duplicated,
  outOfOrder,
  overLimit,
  recovered,
  faults,
  flagged = 0,
  resent,
}: Outcome): string =>
  [
    `${faults} faults: ${sent} sent (${resent} again), ${delivered} delivered, ${lost} lost, ${duplicated} duplicated and ${flagged} flagged`,
    `${outOfOrder} out of order, ${overLimit} over limit, recovered in ${recovered.toFixed(1)} s`,
  ].join(', ');

const play = async (scenario: Scenario, way: Way): Promise<void> => {
  const name = [scenario.name, ...(calm ? ['calm'] : []), ...(way.sabotage ? [`without ${way.sabotage}`] : [])].join(
    ', ',
  );
  const skipped = scenario.skipped?.() ?? null;
  if (skipped !== null) return print(`- ${name}: skipped, ${skipped}`);
  const end = (right: boolean, text: string): void => {
    if (!right) process.exitCode = 1;
    print(`${right ? '✓' : '✗'} ${name} (seed ${seed}): ${text}`);
  };
  try {
    const outcome = await scenario.play(way);
    const violations = violationsOf(outcome, calm);
    const text = [
      countsOf(outcome),
      ...(outcome.measured ? [outcome.measured] : []),
      ...violations.slice(0, 5).map((one) => `! ${one}`),
    ].join('; ');
    end(violations.length > 0 === (way.sabotage !== undefined), text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Without a mechanism people may also be refused, or never answered. Any other failure proves nothing.
    end(way.sabotage !== undefined && /^(Refused|It was never acknowledged)/.test(message), `! ${message}`);
  }
};

const ways = SCENARIOS.filter(({ name }) => name.includes(only)).flatMap((scenario): [Scenario, Way][] => {
  if (sabotage === undefined) return [[scenario, { long, calm, seed }]];
  const taken = Object.keys(scenario.sabotages).filter((name) => sabotage === 'all' || sabotage === name);
  return taken.map((name) => [scenario, { long: false, calm: false, seed, sabotage: name }]);
});
for (const [scenario, way] of ways) await play(scenario, way);
if (ways.length === 0) {
  const known = SCENARIOS.map(({ name, sabotages }) => `  ${[name, ...Object.keys(sabotages)].join(', ')}`);
  print(`Nothing to play. There are these scenarios, each with what can be taken out of it:\n${known.join('\n')}`);
  process.exitCode = 2;
}
// What a failed run has left open keeps nobody waiting; processes that it started end with this one.
process.exit();
