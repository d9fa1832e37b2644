import { dropAcks } from './acks.ts';
import type { Change } from './changed-build.ts';
import * as without from './changed-build.ts';
import { clocksCannotMove } from './clock.ts';
import { scatter } from './herd.ts';
import { type Options, startParts } from './parts.ts';
import { ENOUGH, FROZEN, frozen, KILLED, UNHEARD } from './plans.ts';
import { PROVIDERS } from './provider-scenarios.ts';
import { races } from './races.ts';
import { type Outcome, type Plan, run } from './scenario.ts';
import { slowDown } from './slow.ts';
import { storm } from './storm.ts';
import { startSupervised } from './supervised.ts';
import { vanish } from './vanished.ts';
import type { Scenario } from './way.ts';

/** A plan on parts: short or long, calm or not, with a line of the product changed or not. */
const ofParts = (
  name: string,
  {
    short,
    long,
    sabotaged = {},
    options = {},
  }: { short: Plan; long: Partial<Plan>; sabotaged?: Partial<Plan>; options?: Options },
  sabotages: Record<string, Change[]> = {},
): Scenario => ({
  name,
  sabotages,
  play: ({ long: isLong, seed, calm, sabotage }) => {
    const plan = { ...short, ...(isLong ? long : {}), ...(sabotage ? { ...sabotaged, patience: ENOUGH } : {}), seed };
    const changes = [...(options.changes ?? []), ...(sabotage ? (sabotages[sabotage] ?? []) : [])];
    return run(calm ? { ...plan, messages: isLong ? 1_000 : 150, faults: {}, lastWords: undefined } : plan, () =>
      startParts({ ...options, changes }),
    );
  },
});

const SOME: Plan = { customers: 20, answered: 6, messages: 200, pace: 500, faults: {} };
const { WITHOUT_RECONCILER, WITHOUT_FENCE, ACKNOWLEDGED_FIRST, WITHOUT_UNIQUE_ROWS, WITHOUT_TAKING_BACK, OWN_CLOCKS } =
  without;
const { WITHOUT_BOUND, WITHOUT_RESYNC, WITHOUT_KEYS, ACKNOWLEDGED_LONG_BEFORE } = without;

export const SCENARIOS: Scenario[] = [
  ofParts(
    'kills',
    {
      short: KILLED,
      long: {
        customers: 40,
        answered: 8,
        pace: 1_500,
        faults: { killWorker: 16, killGateway: 8, killStore: 16, killRedis: 4, wipeRedis: 6 },
      },
      sabotaged: UNHEARD,
    },
    { reconciler: [WITHOUT_RECONCILER] },
  ),
  ofParts(
    'kills far from the store',
    {
      short: { ...KILLED, faults: { killWorker: 4, killStore: 2 }, lastWords: undefined },
      long: { customers: 40, answered: 8, pace: 1_500, faults: { killWorker: 20, killGateway: 10, killStore: 20 } },
      sabotaged: UNHEARD,
      options: { distance: 5 },
    },
    { reconciler: [WITHOUT_RECONCILER] },
  ),
  ofParts(
    'freezes',
    { short: FROZEN, long: { waiting: 20, answered: 8, faults: { freezeWorker: 20 } }, options: frozen() },
    { fence: [WITHOUT_FENCE] },
  ),
  ofParts(
    'Redis wiped',
    {
      short: { ...SOME, faults: { wipeRedis: 4 }, lastWords: 'wiped' },
      long: { messages: 1_000, faults: { wipeRedis: 30 } },
    },
    { reconciler: [WITHOUT_RECONCILER] },
  ),
  ofParts(
    'Redis stopped',
    {
      short: { ...SOME, faults: { stopRedis: 1 }, lastWords: 'unheard' },
      long: { messages: 1_000, faults: { stopRedis: 8 } },
    },
    { reconciler: [WITHOUT_RECONCILER] },
  ),
  ofParts(
    'store restarted',
    {
      short: { ...SOME, faults: { restartStore: 2, killStore: 1 } },
      long: { messages: 1_000, faults: { restartStore: 10, killStore: 10 } },
    },
    { 'durable first': [ACKNOWLEDGED_FIRST] },
  ),
  ofParts(
    'lines cut and slow',
    {
      short: { ...SOME, faults: { cutLines: 8, slowLines: 1 } },
      long: { messages: 2_000, faults: { cutLines: 60, slowLines: 6 } },
      sabotaged: { pace: 100, faults: { cutLines: 40 } },
      options: { links: true },
    },
    { 'unique rows': [WITHOUT_UNIQUE_ROWS] },
  ),
  {
    ...ofParts(
      'clocks moved',
      {
        short: { ...SOME, faults: { moveClock: 6 } },
        long: { messages: 1_000, faults: { moveClock: 24, killWorker: 4 } },
        // Sweeps have to come between two moves.
        sabotaged: { pace: 2_500 },
        options: { clocks: true },
      },
      { "the store's clock": OWN_CLOCKS },
    ),
    skipped: clocksCannotMove,
  },
  {
    name: 'agent vanished',
    sabotages: { 'taking back': [WITHOUT_TAKING_BACK] },
    play: ({ calm, sabotage }) => vanish({ changes: sabotage ? [WITHOUT_TAKING_BACK] : [] }, calm),
  },
  {
    name: '500 handovers at once',
    sabotages: { 'unique units': [] },
    play: ({ long, sabotage }) => {
      const size = long ? { customers: 500, agents: 20, inTime: 30 } : { customers: 100, agents: 5, inTime: 60 };
      return storm({ ...size, limit: 3, lawless: sabotage !== undefined }, {});
    },
  },
  {
    name: 'races for one place',
    sabotages: { 'unique units': [] },
    play: ({ long, sabotage }) => races(long ? 1_000 : 30, { lawless: sabotage !== undefined }),
  },
  {
    name: 'slow client',
    sabotages: { 'bounded buffer': [WITHOUT_BOUND] },
    play: ({ long, calm, sabotage }) =>
      slowDown(
        long ? { pages: 10, others: 40, flood: 64, rounds: 5 } : { pages: 2, others: 0, flood: 32, rounds: 1 },
        { changes: sabotage ? [WITHOUT_BOUND] : [] },
        calm,
      ),
  },
  {
    name: 'reconnect herd',
    sabotages: { 'resync by seq': [WITHOUT_RESYNC] },
    play: ({ long, calm, sabotage }) =>
      scatter(long ? 2_000 : 200, { changes: sabotage ? [WITHOUT_RESYNC] : [] }, calm),
  },
  {
    name: 'acks dropped',
    sabotages: { 'idempotency key': [WITHOUT_KEYS] },
    play: ({ long, calm, sabotage }) => dropAcks(long ? 1_000 : 50, { changes: sabotage ? [WITHOUT_KEYS] : [] }, calm),
  },
  {
    name: 'kills under the supervisor',
    sabotages: { 'durable first': [ACKNOWLEDGED_LONG_BEFORE] },
    play: ({ long, seed, calm, sabotage }) => {
      const times = long ? 6 : 1;
      const each = { killWorker: times, killGateway: times, killStore: times, killRedis: times };
      const plan: Plan = {
        ...KILLED,
        lastWords: undefined,
        seed,
        pace: long ? 3_000 : 1_000,
        faults: calm ? {} : each,
      };
      if (sabotage === undefined) return run(plan, () => startSupervised());
      const sabotaged = { ...plan, answered: 0, faults: { killGateway: 3 }, patience: ENOUGH };
      return run(sabotaged, () => startSupervised([ACKNOWLEDGED_LONG_BEFORE]));
    },
  },
  ...PROVIDERS,
];

/** What was promised and not kept, in words. */
export const violationsOf = (
  { lost, duplicated, outOfOrder, overLimit, broken, resent }: Outcome,
  calm: boolean,
): string[] => [
  ...(lost > 0 ? [`${lost} lost`] : []),
  ...(duplicated > 0 ? [`${duplicated} duplicated`] : []),
  ...(outOfOrder > 0 ? [`${outOfOrder} out of order`] : []),
  ...(overLimit > 0 ? [`${overLimit} over the limit`] : []),
  ...(calm && resent > 0 ? [`${resent} sent again without a fault`] : []),
  ...broken,
];
