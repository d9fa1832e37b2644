import { expect, test } from 'vitest';
import { run } from './scenario.ts';

test('worker and gateway are killed while 500 messages flow: nothing is lost, doubled or out of order', async () => {
  const outcome = await run({
    customers: 20,
    messages: 500,
    pace: 700,
    faults: { killWorker: 4, killGateway: 2, wipeQueues: 1 },
  });
  expect(outcome).toMatchObject({ faults: 7, lost: 0, duplicated: 0, outOfOrder: 0 });
  expect(outcome.sent).toBeGreaterThanOrEqual(500);
});

test('without any fault nothing is sent twice', async () => {
  const outcome = await run({ customers: 10, messages: 100, pace: 1_000, faults: {} });
  expect(outcome).toMatchObject({ sent: 100, resent: 0, lost: 0, duplicated: 0, outOfOrder: 0 });
});
