import { expect, test } from 'vitest';
import { createCircuitBreaker } from '#workers/assistant/openai/circuit-breaker.ts';

test('opens after failures in a row, lets one try after a rest, closes when that succeeds', () => {
  let now = 0;
  const breaker = createCircuitBreaker({ failures: 3, rest: 30, now: () => now });
  const fail = () => {
    expect(breaker.enter()).toBe(true);
    breaker.failed();
  };
  fail();
  fail();
  expect(breaker.enter()).toBe(true);
  breaker.succeeded();
  fail();
  fail();
  fail();
  expect(breaker.enter()).toBe(false);
  now = 30;
  expect(breaker.enter()).toBe(true);
  expect(breaker.enter()).toBe(false);
  breaker.failed();
  now = 59;
  expect(breaker.enter()).toBe(false);
  now = 60;
  expect(breaker.enter()).toBe(true);
  breaker.abandoned();
  expect(breaker.enter()).toBe(true);
  breaker.succeeded();
  expect([breaker.enter(), breaker.enter()]).toEqual([true, true]);
});
