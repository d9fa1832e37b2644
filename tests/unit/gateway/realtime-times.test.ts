import { expect, test } from 'vitest';
import { STANDARD_WORKSPACE } from '#core/store/workspace.ts';
import { REALTIME_TIMES } from '#gateway/realtime/realtime.ts';

test('a line that broke without a word is noticed before the grace is over', () => {
  const { pingInterval, pingTimeout } = REALTIME_TIMES;
  expect(pingInterval + pingTimeout).toBeLessThan(STANDARD_WORKSPACE.graceSeconds * 1_000);
});

test('a login that was ended loses its sockets within five seconds, also where Redis cannot say so', () => {
  expect(REALTIME_TIMES.watchEvery).toBeLessThan(5_000);
});
