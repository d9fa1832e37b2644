import { parseArgs } from 'node:util';
import { runRoutes } from './routes.ts';
import { runScans } from './scans.ts';

/*
 * `npm run equivalence`: 20,000 random queries and 1,000 random sequences of changes for each of three seeds.
 * `-- --seed 7` takes one seed; with `--scan-round 12` or `--route-round 12` it does that round alone.
 */

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    queries: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '1000' },
    'scan-round': { type: 'string' },
    'route-round': { type: 'string' },
  },
});

const print = (line: string) => process.stdout.write(`${line}\n`);
const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
const [scanRound, routeRound] = [number(values['scan-round']), number(values['route-round'])];

for (const seed of values.seed === undefined ? [1, 2, 3] : [Number(values.seed)]) {
  if (routeRound === undefined) {
    print(
      `seed ${seed}, scans: ${JSON.stringify(await runScans(seed, Number(values.queries), scanRound))}, 0 differences`,
    );
  }
  if (scanRound === undefined) {
    print(
      `seed ${seed}, routes: ${JSON.stringify(await runRoutes(seed, Number(values.rounds), routeRound))}, 0 differences`,
    );
  }
}
