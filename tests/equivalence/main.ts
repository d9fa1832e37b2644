import { optionsOf } from '../setup/options.ts';
import { runRoutes } from './routes.ts';
import { runScans } from './scans.ts';

const USAGE = `npm run equivalence: random queries and sequences of changes, each by several ways that have to agree. After --
  --seed 7         one seed instead of 1, 2 and 3
  --queries 20000, --rounds 1000
                   how many, for each seed
  --scan-round 12, --route-round 12
                   that round alone`;
const values = optionsOf(USAGE, {
  seed: { type: 'string' },
  queries: { type: 'string', default: '20000' },
  rounds: { type: 'string', default: '1000' },
  'scan-round': { type: 'string' },
  'route-round': { type: 'string' },
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
