import { expect, test } from 'vitest';
import { SCENARIOS, violationsOf } from './scenarios.ts';
import type { Scenario } from './way.ts';

const scenario = (wanted: string): Scenario => {
  const found = SCENARIOS.find(({ name }) => name === wanted);
  if (!found) throw new Error(`No scenario is called ${wanted}.`);
  return found;
};
const playing = async (name: string, calm = false) => {
  const outcome = await scenario(name).play({ long: false, seed: 1, calm });
  expect(violationsOf(outcome, calm)).toEqual([]);
  return outcome;
};

test('worker, gateway, store and Redis are killed while 500 messages flow: nothing is lost, doubled or out of order', async () => {
  const outcome = await playing('kills');
  expect(outcome.faults).toBe(10);
  expect(outcome.sent).toBeGreaterThanOrEqual(500);
});

test('a worker that was frozen beyond its locks changes nothing when it wakes up', async () => {
  expect((await playing('freezes')).faults).toBe(4);
});

test('Redis is wiped in the middle of work, and of everything that was accepted, nothing is missing and nobody writes again', async () => {
  expect((await playing('Redis wiped')).faults).toBe(5);
});

test('without any fault nothing is sent twice', async () => {
  expect((await playing('kills', true)).faults).toBe(0);
});
