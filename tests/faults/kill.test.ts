import { expect, test } from 'vitest';
import { startParts } from './parts.ts';
import { FROZEN, frozen, KILLED } from './plans.ts';
import { run } from './scenario.ts';

test('worker, gateway, store and Redis are killed while 500 messages flow: nothing is lost, doubled or out of order', async () => {
  const outcome = await run(KILLED, startParts);
  expect(outcome).toMatchObject({ faults: 10, lost: 0, duplicated: 0, outOfOrder: 0 });
  expect(outcome.sent).toBeGreaterThanOrEqual(500);
});

test('a worker that was frozen beyond its locks changes nothing when it wakes up', async () => {
  const outcome = await run(FROZEN, () => startParts(frozen()));
  expect(outcome).toMatchObject({ faults: 4, lost: 0, duplicated: 0, outOfOrder: 0 });
});

test('without any fault nothing is sent twice', async () => {
  const outcome = await run({ ...KILLED, messages: 150, faults: {}, lastWordsUnheard: false }, startParts);
  expect(outcome).toMatchObject({ faults: 0, resent: 0, lost: 0, duplicated: 0, outOfOrder: 0 });
});
