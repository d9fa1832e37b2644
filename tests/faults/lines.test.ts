import { expect, test } from 'vitest';
import { SCENARIOS, violationsOf } from './scenarios.ts';

const playing = async (wanted: string, skip: (why: string) => void): Promise<void> => {
  const scenario = SCENARIOS.find(({ name }) => name === wanted);
  const why = scenario?.skipped?.() ?? null;
  if (why !== null) skip(why);
  const outcome = await scenario?.play({ long: false, seed: 1, calm: false });
  expect(outcome && violationsOf(outcome, false)).toEqual([]);
};

/** They mostly wait: side by side they take as long as the longest. */
test.concurrent.for(['lines cut and slow', 'clocks moved', 'agent vanished', '500 handovers at once'])(
  '%s: what is promised holds',
  (wanted, { skip }) => playing(wanted, skip),
);

test.for(['acks dropped', 'slow client'])('%s: what is promised holds', (wanted, { skip }) => playing(wanted, skip));
