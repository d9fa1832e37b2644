import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHarness, type Harness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

const patience = { free: 3, firstPause: 2_000, longestPause: 60_000, forgetAfter: 3_600_000 };

test('a guess that began a moment earlier is not refused because of one that is free as well', async () => {
  const { loginAttempts } = harness.store;
  expect(await loginAttempts.begin('key', patience, 10_005)).toBe(0);
  expect(await loginAttempts.begin('key', patience, 10_000)).toBe(0);
});

test('beyond the free guesses each one waits, twice as long each time', async () => {
  const { loginAttempts } = harness.store;
  for (let i = 0; i < 3; i++) expect(await loginAttempts.begin('other', patience, 1_000)).toBe(0);
  expect(await loginAttempts.begin('other', patience, 1_000)).toBe(2_000);
  expect(await loginAttempts.begin('other', patience, 3_000)).toBe(0);
  expect(await loginAttempts.begin('other', patience, 3_000)).toBe(4_000);
});
