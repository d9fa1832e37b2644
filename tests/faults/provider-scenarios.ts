import { type Change, SHORT_LOCKS } from './changed-build.ts';
import { ENOUGH } from './plans.ts';
import { deliver } from './provider.ts';
import * as without from './provider-changes.ts';
import * as troubles from './provider-troubles.ts';
import type { Scenario } from './way.ts';

/** Where a dead process's attempt has to be found first. Milliseconds. */
const PATIENCE = { short: 15_000, long: 90_000 };
/** Longer than the longest pause between two attempts. */
const PATIENCE_AFTER_AN_OUTAGE = 330_000;

type More = { takesAgain?: boolean; patience?: number; between?: number };

const ofProvider = (
  name: string,
  trouble: troubles.Trouble,
  sabotages: Record<string, Change[]>,
  { takesAgain = false, patience = PATIENCE.long, between = 500 }: More = {},
): Scenario => ({
  name,
  sabotages,
  play: ({ long, seed, calm, sabotage }) => {
    const size = long
      ? { customers: 20, answered: 8, each: 40, between }
      : { customers: 8, answered: 4, each: 6, between: 500 };
    const changes = [
      ...(long ? [] : [...SHORT_LOCKS, ...without.LITTLE_PATIENCE]),
      ...(takesAgain ? [without.TAKES_AGAIN] : []),
      ...(sabotage ? (sabotages[sabotage] ?? []) : []),
    ];
    const waits = sabotage ? ENOUGH : long ? patience : PATIENCE.short;
    return deliver(
      { ...size, ...{ trouble: calm ? null : trouble, takesAgain, patience: waits, long, seed } },
      { changes },
    );
  },
});

/** Another system makes trouble, and workers die meanwhile. */
export const PROVIDERS: Scenario[] = [
  ofProvider('provider refuses', troubles.refuses, {
    retries: [without.WITHOUT_RETRIES],
    'retry after': [without.WITHOUT_RETRY_AFTER],
  }),
  ofProvider('provider hangs', troubles.hangs, { 'abandoned attempts': [without.WITHOUT_ABANDONED] }),
  ofProvider('provider cuts', troubles.cuts, { 'one id': [without.OTHER_IDS] }),
  ofProvider(
    'provider away',
    troubles.away,
    { 'order per customer': [without.WITHOUT_ORDER] },
    { patience: PATIENCE_AFTER_AN_OUTAGE, between: 10_000 },
  ),
  ofProvider('token revoked', troubles.revoked, {
    stopping: [without.WITHOUT_STOPPING],
    returning: [without.WITHOUT_RETURNING],
  }),
  ofProvider(
    'provider that takes again',
    troubles.takesAndCuts,
    { doubt: [without.WITHOUT_DOUBT], 'recorded attempts': [without.UNRECORDED] },
    { takesAgain: true },
  ),
];
